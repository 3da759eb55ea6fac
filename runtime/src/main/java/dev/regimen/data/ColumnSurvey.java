package dev.regimen.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one feature column of a table holds: numbers, or texts that are categories. */
final class ColumnSurvey {
  /** More texts than this in a column that nobody called categorical are names or prose. */
  private static final int MOST_CATEGORIES = 100;

  private static final int MOST_DECLARED_CATEGORIES = 100_000;

  /** Rows that a column must count before it is taken for their numbers. */
  private static final int FEWEST_COUNTED = 10;

  /** What data sets write where a value is missing. */
  private static final Set<String> LIKELY_TOKENS =
      Set.of("NA", "N/A", "n/a", "na", "NaN", "nan", "NULL", "null", "None", "?", "-", ".");

  /** What pandas writes above the numbers of the rows, and what it reads there itself. */
  private static final String UNNAMED = "Unnamed: ";

  private final String source;
  private final String name;
  private final int index;
  private final boolean declared;
  private final Notation notation;
  private final TreeSet<String> texts = new TreeSet<>();
  private final RoundingLoss loss = new RoundingLoss();
  private boolean numbers;
  private long textLine;
  private String text = "";
  private long rows;
  private double first;
  private boolean counts = true;
  private boolean whole = true;

  ColumnSurvey(String source, String name, int index, boolean declared, Notation notation) {
    this.source = source;
    this.name = name;
    this.index = index;
    this.declared = declared;
    this.notation = notation;
  }

  /** Takes a cell that is not missing. */
  void look(long line, String cell) {
    double value = declared ? Double.NaN : Numbers.parse(cell, notation);
    if (!Double.isNaN(value)) {
      number(value);
    } else {
      if (texts.isEmpty()) {
        textLine = line;
        text = cell;
      }
      texts.add(cell);
    }
    if (numbers && !texts.isEmpty()) {
      throw DataException.atCell(source, textLine, name, noNumber());
    }
    if (texts.size() > (declared ? MOST_DECLARED_CATEGORIES : MOST_CATEGORIES)) {
      throw tooManyTexts();
    }
  }

  private void number(double value) {
    numbers = true;
    loss.add(value);
    if (rows == 0) {
      first = value;
    }
    counts &= value == first + rows;
    whole &= value == Math.rint(value);
    rows++;
  }

  /**
   * The column as the rows have shown it.
   *
   * @throws DataException if its numbers are written or rounded so that they would be none
   */
  Columns.Column column() {
    if (declared && texts.isEmpty()) {
      throw DataException.atColumn(source, name, "there is no category in any row");
    }
    loss.requireKept(source, name, ", or say ignore(\"" + name + "\")");
    if (!declared && !texts.isEmpty()) {
      requireCategories();
    }
    return new Columns.Column(name, List.copyOf(texts));
  }

  /** What is odd about the column and yet may be meant; null if nothing is. */
  @Nullable String remark() {
    boolean unnamed = name.equals(Integer.toString(index)) || name.startsWith(UNNAMED);
    boolean numbered = counts && rows >= FEWEST_COUNTED || unnamed && whole && index == 0;
    return numbers && numbered
        ? "column \""
            + name
            + "\" "
            + (counts ? "counts the rows" : "has no name and holds whole numbers")
            + " and is a feature; if it is an index, say ignore("
            + index
            + ")"
        : null;
  }

  private void requireCategories() {
    if (LIKELY_TOKENS.containsAll(texts)) {
      throw DataException.atCell(
          source,
          textLine,
          name,
          "there is nothing but "
              + TextList.brief(List.copyOf(texts))
              + " in the column; say ignore(\""
              + name
              + "\"), or missingTokens(\""
              + text
              + "\") if it stands for a missing value");
    }
    String foreign = foreign();
    if (foreign != null) {
      throw DataException.atCell(source, textLine, name, foreign);
    }
  }

  private @Nullable String foreign() {
    List<String> present = new ArrayList<>(texts);
    present.removeAll(LIKELY_TOKENS);
    if (present.isEmpty()) {
      return null;
    }
    String shown = present.contains(text) ? text : present.get(0);
    String advice = ForeignNumbers.advice(present, shown);
    return advice == null
        ? null
        : advice + ", or categorical(\"" + name + "\") if the column holds categories";
  }

  private DataException tooManyTexts() {
    String foreign = declared ? null : foreign();
    if (foreign != null) {
      return DataException.atCell(source, textLine, name, foreign);
    }
    return DataException.atColumn(
        source,
        name,
        declared
            ? "there are more than " + MOST_DECLARED_CATEGORIES + " categories"
            : "there are more than "
                + MOST_CATEGORIES
                + " different texts; say ignore(\""
                + name
                + "\") or, if they are categories, categorical(\""
                + name
                + "\")");
  }

  private String noNumber() {
    String found = "expected a finite number, found \"" + text + "\"; say ";
    if (LIKELY_TOKENS.contains(text)) {
      return found + "missingTokens(\"" + text + "\") if it stands for a missing value";
    }
    String foreign = foreign();
    return foreign != null
        ? foreign
        : found + "categorical(\"" + name + "\") if the column holds categories";
  }
}
