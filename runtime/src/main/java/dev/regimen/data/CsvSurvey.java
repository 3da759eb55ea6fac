package dev.regimen.data;

import dev.regimen.text.Escaping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first reading of a table: which columns hold numbers and which categories, and which labels
 * there are. Memory grows with the number of different texts, not with the number of rows.
 */
final class CsvSurvey implements CsvFile.Visitor {
  private static final Logger LOG = LoggerFactory.getLogger(Csv.class);
  private static final int MOST_LABELS = 10_000;

  private final String source;
  private final CsvLayout.Wishes wishes;
  private final Missing missing;
  private final List<String> tokens;
  private final Notation notation;
  private @Nullable CsvLayout layout;
  private ColumnSurvey[] features = new ColumnSurvey[0];
  private RoundingLoss[] targets = new RoundingLoss[0];
  private final TreeSet<String> labels = new TreeSet<>();
  private long rows;
  private long dropped;

  CsvSurvey(
      String source,
      CsvLayout.Wishes wishes,
      Missing missing,
      List<String> tokens,
      Notation notation) {
    this.source = source;
    this.wishes = wishes;
    this.missing = missing;
    this.tokens = tokens;
    this.notation = notation;
  }

  @Override
  public void names(List<String> names) {
    CsvLayout found = CsvLayout.of(source, names, wishes);
    layout = found;
    features = new ColumnSurvey[found.features().length];
    for (int f = 0; f < features.length; f++) {
      int c = found.features()[f];
      features[f] = new ColumnSurvey(source, names.get(c), c, found.categorical()[c], notation);
    }
    targets = new RoundingLoss[found.targets().length];
    Arrays.setAll(targets, t -> new RoundingLoss());
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
    boolean known = layout.label() >= 0 && !missing(layout, cells[layout.label()]);
    if (known && labels.addAll(layout.labels(cells)) && labels.size() > MOST_LABELS) {
      throw DataException.atColumn(
          source,
          layout.names().get(layout.label()),
          "there are more than "
              + MOST_LABELS
              + " different labels; say target(...) instead of label(...) for a real target");
    }
    for (int t = 0; t < targets.length; t++) {
      double target = Numbers.parse(cells[layout.targets()[t]], notation);
      if (!Double.isNaN(target)) {
        targets[t].add(target);
      }
    }
    for (int f = 0; wishes.like() == null && f < features.length; f++) {
      String cell = cells[layout.features()[f]];
      if (!tokens.contains(cell)) {
        features[f].look(line, cell);
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

  String source() {
    return source;
  }

  /** The feature columns with the categories that were found. */
  Columns columns() {
    List<Columns.Column> columns = new ArrayList<>();
    for (ColumnSurvey feature : features) {
      columns.add(feature.column());
    }
    return new Columns(columns, missing, tokens, notation);
  }

  /** What is odd about the columns and yet may be meant. */
  List<String> remarks() {
    return Arrays.stream(features)
        .map(ColumnSurvey::remark)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** Refuses a table that cannot be used, and tells what is odd about one that can. */
  void require() {
    requireRows();
    requireTargetsKept();
    if (wishes.like() == null) {
      remarks().forEach(each -> LOG.warn("{}: {}", Escaping.of(source), Escaping.of(each)));
    }
  }

  /** Refuses a table of which nothing is left, and says what was left out. */
  private void requireRows() {
    if (dropped == rows) {
      throw DataException.of(source, "every row has a missing value, so none is left");
    }
    if (dropped > 0) {
      LOG.info("{}: left out {} of {} rows for missing values", Escaping.of(source), dropped, rows);
    }
  }

  /** Refuses targets that floats cannot tell apart. */
  private void requireTargetsKept() {
    for (int t = 0; t < targets.length; t++) {
      targets[t].requireKept(source, layout().names().get(layout().targets()[t]), "");
    }
  }

  private void requirePresent(CsvLayout layout, long line, String[] cells) {
    boolean required = layout.label() >= 0 && !wishes.unlabelled();
    if (required && missing(layout, cells[layout.label()])) {
      throw DataException.atCell(
          source,
          line,
          layout.names().get(layout.label()),
          "the label is missing; say unlabelled() to learn from such rows too");
    }
    if (layout.weight() >= 0 && tokens.contains(cells[layout.weight()])) {
      throw DataException.atCell(
          source, line, layout.names().get(layout.weight()), "the weight is missing");
    }
    for (int target : layout.targets()) {
      if (tokens.contains(cells[target])) {
        throw DataException.atCell(
            source, line, layout.names().get(target), "the target is missing");
      }
    }
  }

  /** An empty set of labels is written as nothing. */
  private boolean missing(CsvLayout layout, String label) {
    boolean emptySet = layout.separator() != null && label.isEmpty();
    return tokens.contains(label) && !emptySet;
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
}
