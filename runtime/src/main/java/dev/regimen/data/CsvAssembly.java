package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second reading of a table: rows become samples, in a temporary file if they take more than
 * there is room for.
 */
final class CsvAssembly implements CsvFile.Visitor, AutoCloseable {
  private final String source;
  private final CsvLayout layout;
  private final Columns columns;
  private final @Nullable CsvLabels classes;
  private final SpillingTable features;
  private final Table.Builder targets;
  private final Table.Builder weights = new Table.Builder(1);
  private final float[] set;
  private final Table.Builder sets;
  private final IntList labels = new IntList();
  private final float[] row;
  private final float[] target;
  private final List<CsvTask> tasks;

  CsvAssembly(
      String source,
      CsvLayout layout,
      Columns columns,
      @Nullable CsvLabels classes,
      List<CsvTask> tasks,
      long room) {
    this.source = source;
    this.layout = layout;
    this.columns = columns;
    this.tasks = tasks;
    this.classes = classes;
    this.row = new float[columns.features().size()];
    this.target = new float[layout.targets().length];
    this.features = new SpillingTable(source, row.length, room);
    this.targets = new Table.Builder(target.length);
    this.set = new float[classes == null ? 0 : classes.classes().size()];
    this.sets = new Table.Builder(set.length);
  }

  @Override
  public void names(List<String> names) {
    if (!names.equals(layout.names())) {
      throw DataException.of(source, "the file changed while it was read");
    }
  }

  @Override
  public void row(long line, String[] cells) {
    int at = 0;
    for (int f = 0; f < layout.features().length; f++) {
      Columns.Column column = columns.list().get(f);
      String cell = cells[layout.features()[f]];
      if (columns.isMissing(cell) && columns.missing() == Missing.DROP_ROW) {
        return;
      }
      columns.encode(column, cell, row, at, source, line);
      at += column.width();
    }
    features.add(row);
    tasks.forEach(task -> task.add(source, line, cells, columns));
    if (layout.weight() >= 0) {
      weights.add(new float[] {weight(line, cells[layout.weight()])});
    }
    if (classes != null) {
      label(classes, line, cells);
      return;
    }
    for (int t = 0; t < target.length; t++) {
      int c = layout.targets()[t];
      target[t] = target(line, layout.names().get(c), cells[c]);
    }
    targets.add(target);
  }

  private void label(CsvLabels named, long line, String[] cells) {
    if (layout.separator() == null) {
      String label = cells[layout.label()];
      labels.add(columns.isMissing(label) ? Dataset.MISSING : named.index(line, label));
      return;
    }
    Arrays.fill(set, 0);
    for (String label : layout.labels(cells)) {
      set[named.index(line, label)] = 1;
    }
    sets.add(set);
  }

  private float weight(long line, String cell) {
    String column = layout.names().get(layout.weight());
    float weight = target(line, column, cell);
    if (weight < 0) {
      throw DataException.atCell(
          source, line, column, "expected a weight of at least 0, found " + cell);
    }
    return weight;
  }

  private float target(long line, String column, String cell) {
    return number(source, line, column, cell, columns.notation());
  }

  static float number(String source, long line, String column, String cell, Notation notation) {
    if (!Numbers.isNumber(cell, notation)) {
      String foreign = ForeignNumbers.advice(List.of(cell), cell);
      if (foreign != null) {
        throw DataException.atCell(
            source, line, column, "expected a finite number, but " + foreign);
      }
    }
    return Numbers.parse(cell, notation, source, line, column);
  }

  /**
   * What was read.
   *
   * @param like the data as which it was read, or null
   */
  Dataset dataset(@Nullable Dataset like) {
    Samples samples =
        classes != null && layout.separator() != null
            ? Samples.sets(features.build(), sets.build(), classes.classes())
            : classes != null
                ? Samples.labelled(features.build(), labels.toArray(), classes.classes())
                : Samples.valued(features.build(), targets.build(), layout.targetNames());
    List<Targets> all = new ArrayList<>(samples.tasks());
    for (CsvTask task : tasks) {
      all.add(task.targets(source, like == null ? List.of() : task.classesIn(like)));
    }
    Samples whole = tasks.isEmpty() ? samples : samples.with(all);
    Dataset rows = new Dataset(source, new int[] {row.length}, whole, columns, List.of());
    return layout.weight() < 0 ? rows : rows.withWeights(weights.build().column());
  }

  @Override
  public void close() {
    features.close();
  }
}
