package dev.regimen.data;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Sets of labels as rows of ones and zeros, a column a label. */
final class LabelSets {
  private final String source;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> names;
  private final Table.Builder rows;
  private final float[] row;
  private long count;

  LabelSets(String source, List<String> names) {
    Labels.requireDistinct(source, names);
    if (names.isEmpty()) {
      throw DataException.of(source, "there are no labels");
    }
    this.source = source;
    this.names = List.copyOf(names);
    names.forEach(name -> columns.put(name, columns.size()));
    rows = new Table.Builder(names.size());
    row = new float[names.size()];
  }

  /** The labels that occur, by name. */
  static List<String> found(Iterable<? extends Collection<String>> sets) {
    TreeSet<String> names = new TreeSet<>();
    sets.forEach(names::addAll);
    return List.copyOf(names);
  }

  /** The set of the next sample; a label that is none is refused. */
  void add(Collection<String> labels) {
    Arrays.fill(row, 0);
    for (String label : labels) {
      Integer column = columns.get(label);
      if (column == null) {
        throw DataException.atIndex(source, count, unknown(label, names));
      }
      row[column] = 1;
    }
    rows.add(row);
    count++;
  }

  static String unknown(String label, List<String> names) {
    return String.format(
        Locale.ROOT, "unknown label \"%s\", expected some of %s", label, TextList.brief(names));
  }

  List<String> names() {
    return names;
  }

  Table build() {
    return rows.build();
  }
}
