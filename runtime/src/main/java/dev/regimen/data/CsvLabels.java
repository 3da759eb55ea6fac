package dev.regimen.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
   * The classes are the different labels: whole numbers in their order, texts by name.
   *
   * @throws DataException if all labels are numbers and one is not whole
   */
  static CsvLabels found(String source, String column, Set<String> labels) {
    if (!labels.stream().allMatch(Numbers::isNumber)) {
      CsvLabels text = new CsvLabels(source, column, List.copyOf(labels), false);
      labels.forEach(label -> text.indices.put(label, text.indices.size()));
      return text;
    }
    TreeSet<BigDecimal> numbers = new TreeSet<>();
    for (String label : labels) {
      BigDecimal number = new BigDecimal(label);
      if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
        throw DataException.atColumn(
            source,
            column,
            "expected classes, found the label "
                + label
                + "; say target(...) instead of label(...) for a real target");
      }
      numbers.add(number);
    }
    List<String> names = new ArrayList<>();
    Map<BigDecimal, Integer> order = new HashMap<>();
    for (BigDecimal number : numbers) {
      order.put(number.stripTrailingZeros(), names.size());
      names.add(number.stripTrailingZeros().toPlainString());
    }
    CsvLabels whole = new CsvLabels(source, column, List.copyOf(names), false);
    for (String label : labels) {
      whole.indices.put(label, order.get(new BigDecimal(label).stripTrailingZeros()));
    }
    return whole;
  }

  /** The classes are given; a label is the name of one, or else its index. */
  static CsvLabels given(String source, String column, List<String> classes) {
    Labels.requireDistinct(source, classes);
    CsvLabels labels = new CsvLabels(source, column, List.copyOf(classes), true);
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
