package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The columns of a table with the targets of one more task, and what was read of them. A row with
 * an empty cell there has no target for it.
 */
final class CsvTask {
  private final String task;
  private final List<ColumnRef> wished;
  private final boolean classes;
  private int[] columns = {};
  private List<String> names = List.of();

  /** Of each row the place of its label among the different ones; -1 where it has none. */
  private IntList labels = new IntList();

  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<Long> lines = new ArrayList<>();
  private Table.Builder values = new Table.Builder(0);
  private float[] row = {};

  private CsvTask(String task, List<ColumnRef> wished, boolean classes) {
    this.task = task;
    this.wished = wished;
    this.classes = classes;
  }

  static CsvTask ofClasses(String task, String column) {
    return new CsvTask(task, List.of(ColumnRef.of(column)), true);
  }

  static CsvTask ofNumbers(String task, String... columns) {
    return new CsvTask(task, ColumnRef.all(columns), false);
  }

  /** The indices of its columns, of which nothing was read yet. */
  int[] begin(String source, List<String> all) {
    columns = wished.stream().mapToInt(column -> column.resolve(source, all)).toArray();
    names = Arrays.stream(columns).mapToObj(all::get).toList();
    row = new float[columns.length];
    values = new Table.Builder(row.length);
    labels = new IntList();
    places.clear();
    lines.clear();
    return columns;
  }

  /** What its columns are, for messages. */
  String role() {
    return (classes ? "the label of the task " : "a target of the task ") + task;
  }

  /** A row that becomes a sample. */
  void add(String source, long line, String[] cells, Columns table) {
    boolean missing = Arrays.stream(columns).anyMatch(c -> table.isMissing(cells[c]));
    if (classes) {
      String label = cells[columns[0]];
      labels.add(missing ? Dataset.MISSING : place(line, label));
      return;
    }
    Arrays.fill(row, Float.NaN);
    for (int i = 0; i < columns.length && !missing; i++) {
      row[i] = CsvAssembly.number(source, line, names.get(i), cells[columns[i]], table.notation());
    }
    values.add(row);
  }

  private int place(long line, String label) {
    Integer known = places.get(label);
    if (known == null) {
      known = places.size();
      places.put(label, known);
      lines.add(line);
    }
    return known;
  }

  /**
   * The targets of all rows.
   *
   * @param others classes that other data has for the task; empty where these are the first
   */
  Targets targets(String source, List<String> others) {
    if (!classes) {
      return Targets.values(task, values.build(), names);
    }
    CsvLabels named =
        others.isEmpty()
            ? CsvLabels.found(source, names.get(0), new TreeSet<>(places.keySet()))
            : CsvLabels.given(source, names.get(0), others, true);
    int[] classOf = new int[places.size()];
    places.forEach((label, place) -> classOf[place] = named.index(lines.get(place), label));
    int[] found = labels.toArray();
    for (int i = 0; i < found.length; i++) {
      found[i] = found[i] == Dataset.MISSING ? Dataset.MISSING : classOf[found[i]];
    }
    return Targets.classes(task, found, named.classes());
  }

  /** The classes that other data has for the task; empty where it has none. */
  List<String> classesIn(Dataset other) {
    int place = other.tasks().indexOf(task);
    return place < 0 ? List.of() : other.classes(place);
  }
}
