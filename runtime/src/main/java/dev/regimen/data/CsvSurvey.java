package dev.regimen.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first reading of a table: which columns hold numbers and which categories, and which labels
 * there are. Memory grows with the number of different texts, not with the number of rows.
 */
final class CsvSurvey implements CsvFile.Visitor {
  /** More texts than this in a column that nobody called categorical are names or prose. */
  private static final int MOST_CATEGORIES = 100;

  private static final int MOST_DECLARED_CATEGORIES = 100_000;
  private static final int MOST_LABELS = 10_000;

  /** What data sets write where a value is missing. */
  private static final Set<String> LIKELY_TOKENS =
      Set.of("NA", "N/A", "n/a", "na", "NaN", "nan", "NULL", "null", "None", "?", "-", ".");

  private final String source;
  private final CsvLayout.Wishes wishes;
  private final Missing missing;
  private final List<String> tokens;
  private @Nullable CsvLayout layout;
  private Content[] contents = new Content[0];
  private final TreeSet<String> labels = new TreeSet<>();
  private long rows;
  private long dropped;

  /** What one feature column holds. */
  private static final class Content {
    final TreeSet<String> texts = new TreeSet<>();
    boolean numbers;
    long textLine;
    String text = "";
  }

  CsvSurvey(String source, CsvLayout.Wishes wishes, Missing missing, List<String> tokens) {
    this.source = source;
    this.wishes = wishes;
    this.missing = missing;
    this.tokens = tokens;
  }

  @Override
  public void names(List<String> names) {
    layout = CsvLayout.of(source, names, wishes);
    contents = new Content[layout.features().length];
    for (int f = 0; f < contents.length; f++) {
      contents[f] = new Content();
    }
  }

  @Override
  public void row(long line, String[] cells) {
    CsvLayout layout = layout();
    requirePresent(layout, line, cells);
    rows++;
    if (hasMissing(layout, line, cells)) {
      dropped++;
      return;
    }
    if (layout.label() >= 0 && labels.add(cells[layout.label()]) && labels.size() > MOST_LABELS) {
      throw DataException.atColumn(
          source,
          layout.names().get(layout.label()),
          "there are more than "
              + MOST_LABELS
              + " different labels; say target(...) instead of label(...) for a real target");
    }
    if (wishes.like() == null) {
      for (int f = 0; f < contents.length; f++) {
        look(layout, f, line, cells[layout.features()[f]]);
      }
    }
  }

  CsvLayout layout() {
    if (layout == null) {
      throw new IllegalStateException("nothing was read");
    }
    return layout;
  }

  /** The labels as written, sorted. */
  Set<String> labels() {
    return labels;
  }

  long rows() {
    return rows;
  }

  long dropped() {
    return dropped;
  }

  /** The feature columns with the categories that were found. */
  Columns columns() {
    List<Columns.Column> columns = new ArrayList<>();
    List<String> names = layout().featureNames();
    for (int f = 0; f < contents.length; f++) {
      Content content = contents[f];
      boolean declared = layout().categorical()[layout().features()[f]];
      if (declared && content.texts.isEmpty()) {
        throw DataException.atColumn(source, names.get(f), "there is no category in any row");
      }
      columns.add(new Columns.Column(names.get(f), List.copyOf(content.texts)));
    }
    return new Columns(columns, missing, tokens);
  }

  private void requirePresent(CsvLayout layout, long line, String[] cells) {
    if (layout.label() >= 0 && tokens.contains(cells[layout.label()])) {
      throw DataException.atCell(
          source, line, layout.names().get(layout.label()), "the label is missing");
    }
    for (int target : layout.targets()) {
      if (tokens.contains(cells[target])) {
        throw DataException.atCell(
            source, line, layout.names().get(target), "the target is missing");
      }
    }
  }

  /** Whether the row is to be left out; refuses missing values where they are an error. */
  private boolean hasMissing(CsvLayout layout, long line, String[] cells) {
    for (int f : layout.features()) {
      if (!missing.fills() && tokens.contains(cells[f])) {
        if (missing == Missing.FAIL) {
          throw DataException.atCell(
              source,
              line,
              layout.names().get(f),
              "the value is missing; say missing(...) to fill it or to leave the row out");
        }
        return true;
      }
    }
    return false;
  }

  private void look(CsvLayout layout, int f, long line, String cell) {
    if (tokens.contains(cell)) {
      return;
    }
    Content content = contents[f];
    String name = layout.names().get(layout.features()[f]);
    boolean declared = layout.categorical()[layout.features()[f]];
    if (!declared && Numbers.isNumber(cell)) {
      content.numbers = true;
    } else {
      if (content.texts.isEmpty()) {
        content.textLine = line;
        content.text = cell;
      }
      content.texts.add(cell);
    }
    if (content.numbers && !content.texts.isEmpty()) {
      throw DataException.atCell(
          source,
          content.textLine,
          name,
          "expected a finite number, found \"" + content.text + '"' + advice(content.text, name));
    }
    if (content.texts.size() > (declared ? MOST_DECLARED_CATEGORIES : MOST_CATEGORIES)) {
      throw DataException.atColumn(
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
  }

  private static String advice(String cell, String name) {
    return LIKELY_TOKENS.contains(cell)
        ? "; say missingTokens(\"" + cell + "\") if it stands for a missing value"
        : "; say categorical(\"" + name + "\") if the column holds categories";
  }
}
