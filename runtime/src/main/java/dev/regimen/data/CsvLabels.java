package dev.regimen.data;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From the labels of a table, as written, to class indices. */
final class CsvLabels {
  private final String source;
  private final String column;
  private final List<String> classes;
  private final Map<String, Integer> indices = new HashMap<>();
  private final boolean byIndex;

  private CsvLabels(String source, String column, List<String> classes, boolean byIndex) {
    this.source = source;
    this.column = column;
    this.classes = classes;
    this.byIndex = byIndex;
  }

  /**
   * The classes or labels of a table: those given, else those found in it; null where its first
   * targets are numbers.
   *
   * @param namesOnly whether labels are texts, whatever they look like
   */
  static @Nullable CsvLabels of(CsvSurvey survey, List<String> given, boolean namesOnly) {
    if (survey.layout().label() < 0) {
      return null;
    }
    String source = survey.source();
    String column = survey.layout().names().get(survey.layout().label());
    boolean names = namesOnly || survey.layout().separator() != null;
    if (!given.isEmpty()) {
      return given(source, column, given, names);
    }
    return names ? texts(source, column, survey.labels()) : found(source, column, survey.labels());
  }

  /**
   * The classes are the different labels: whole numbers in their order, texts by name.
   *
   * @throws DataException if all labels are numbers and one is not whole
   */
  static CsvLabels found(String source, String column, Set<String> labels) {
    if (!labels.stream().allMatch(Numbers::isNumber)) {
      return texts(source, column, labels);
    }
    TreeMap<BigDecimal, String> names = new TreeMap<>();
    for (String label : labels) {
      BigDecimal number = whole(source, column, label);
      String name = padded(label) ? label : number.toPlainString();
      String other = names.put(number, name);
      if (other != null && (padded(label) || padded(other)) && !other.equals(name)) {
        throw DataException.atColumn(
            source,
            column,
            "the labels \""
                + other
                + "\" and \""
                + name
                + "\" are one number; say textLabels() if they are two classes");
      }
    }
    List<BigDecimal> order = List.copyOf(names.keySet());
    CsvLabels whole = new CsvLabels(source, column, List.copyOf(names.values()), false);
    for (String label : labels) {
      whole.indices.put(label, Collections.binarySearch(order, whole(source, column, label)));
    }
    return whole;
  }

  /** The classes are the different labels, by name, whatever they look like. */
  static CsvLabels texts(String source, String column, Set<String> labels) {
    CsvLabels text = new CsvLabels(source, column, List.copyOf(labels), false);
    labels.forEach(label -> text.indices.put(label, text.indices.size()));
    return text;
  }

  /** Whether zeros before a number make it a code, such as a postal one. */
  private static boolean padded(String label) {
    return label.length() > 1
        && label.charAt(0) == '0'
        && label.chars().allMatch(c -> c != '.' && c != 'e' && c != 'E');
  }

  private static BigDecimal whole(String source, String column, String label) {
    try {
      BigDecimal number = new BigDecimal(label).stripTrailingZeros();
      if (number.scale() <= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // An exponent beyond all numbers: no class is written so.
    }
    throw DataException.atColumn(
        source,
        column,
        "expected classes, found the label "
            + label
            + "; say target(...) instead of label(...) for a real target");
  }

  /**
   * The classes are given; a label is the name of one, or else its index.
   *
   * @param namesOnly whether an index is no label: those of another table are names
   */
  static CsvLabels given(String source, String column, List<String> classes, boolean namesOnly) {
    Labels.requireDistinct(source, classes);
    CsvLabels labels = new CsvLabels(source, column, List.copyOf(classes), !namesOnly);
    classes.forEach(name -> labels.indices.put(name, labels.indices.size()));
    return labels;
  }

  List<String> classes() {
    return classes;
  }

  /**
   * The class index of a label.
   *
   * @throws DataException if the label is no class
   */
  int index(long line, String label) {
    Integer named = indices.get(label);
    if (named != null) {
      return named;
    }
    if (byIndex && Numbers.isNumber(label)) {
      double index = Double.parseDouble(label);
      if (index >= 0 && index < classes.size() && index == (int) index) {
        return (int) index;
      }
      throw DataException.atCell(
          source,
          line,
          column,
          "label "
              + label
              + " is out of range: there are "
              + classes.size()
              + " classes, counted from 0");
    }
    throw DataException.atCell(
        source,
        line,
        column,
        "unknown label \"" + label + "\", expected one of " + TextList.brief(classes));
  }
}
