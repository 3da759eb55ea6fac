package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of one table are for: label or targets, features, or nothing.
 *
 * @param label the label's index; -1 for regression
 * @param targets the targets' indices; empty for classification
 * @param weight the index of the samples' weights; -1 without
 * @param features the features' indices, in the order of the features
 * @param separator what stands between the labels of a cell; null where a row has one class
 * @param categorical which columns the user declared categorical
 */
record CsvLayout(
    List<String> names,
    int label,
    int[] targets,
    int weight,
    int[] features,
    boolean[] categorical,
    @Nullable Character separator) {

  /** What the user said about the columns. */
  record Wishes(
      @Nullable ColumnRef label,
      @Nullable Character separator,
      boolean unlabelled,
      List<ColumnRef> targets,
      List<CsvTask> tasks,
      @Nullable ColumnRef weight,
      List<ColumnRef> ignored,
      List<ColumnRef> categorical,
      @Nullable Columns like) {
    /** Refuses what contradicts itself. */
    void require(String source) {
      if ((label == null) == targets.isEmpty()) {
        throw DataException.of(
            source, "say either label(...), for classes, or target(...), for real targets");
      }
      if (unlabelled && (label == null || separator != null)) {
        throw DataException.of(source, "unlabelled() is of label(...): of one class for each row");
      }
    }
  }

  static CsvLayout of(String source, List<String> names, Wishes wishes) {
    @Nullable String[] role = new String[names.size()];
    int label = -1;
    if (wishes.label != null) {
      label = wishes.label.resolve(source, names);
      role[label] = "the label";
    }
    int[] targets = new int[wishes.targets.size()];
    for (int t = 0; t < targets.length; t++) {
      targets[t] = wishes.targets.get(t).resolve(source, names);
      claim(source, names, role, targets[t], "a target");
    }
    for (CsvTask task : wishes.tasks) {
      for (int column : task.begin(source, names)) {
        claim(source, names, role, column, task.role());
      }
    }
    int weight = -1;
    if (wishes.weight != null) {
      weight = wishes.weight.resolve(source, names);
      claim(source, names, role, weight, "the weight");
    }
    for (ColumnRef ignored : wishes.ignored) {
      claim(source, names, role, ignored.resolve(source, names), "ignored");
    }
    boolean[] categorical = new boolean[names.size()];
    for (ColumnRef column : wishes.categorical) {
      int c = column.resolve(source, names);
      if (role[c] != null) {
        throw DataException.atColumn(
            source, names.get(c), "it is " + role[c] + " and cannot be a categorical feature");
      }
      categorical[c] = true;
    }
    int[] features =
        wishes.like == null ? unclaimed(role) : alike(source, names, role, wishes.like);
    if (features.length == 0) {
      throw DataException.of(
          source, "no column is left to be a feature among " + TextList.brief(names));
    }
    return new CsvLayout(names, label, targets, weight, features, categorical, wishes.separator);
  }

  private static void claim(
      String source, List<String> names, @Nullable String[] role, int column, String wanted) {
    if (role[column] != null) {
      throw DataException.atColumn(
          source, names.get(column), "it is " + role[column] + " and cannot be " + wanted + " too");
    }
    role[column] = wanted;
  }

  private static int[] unclaimed(@Nullable String[] role) {
    IntList features = new IntList();
    for (int c = 0; c < role.length; c++) {
      if (role[c] == null) {
        features.add(c);
      }
    }
    return features.toArray();
  }

  private static int[] alike(
      String source, List<String> names, @Nullable String[] role, Columns like) {
    IntList features = new IntList();
    for (String name : like.names()) {
      int c = ColumnRef.of(name).resolve(source, names);
      claim(source, names, role, c, "a feature");
      features.add(c);
    }
    return features.toArray();
  }

  /** The labels in the label's cell: the cell itself, or its parts. */
  List<String> labels(String[] cells) {
    String cell = cells[label];
    if (separator == null) {
      return List.of(cell);
    }
    List<String> labels = new ArrayList<>();
    for (String part : cell.split(Pattern.quote(separator.toString()))) {
      if (!part.isBlank()) {
        labels.add(part.strip());
      }
    }
    return labels;
  }

  /** The names of the features' columns. */
  List<String> featureNames() {
    List<String> chosen = new ArrayList<>();
    for (int c : features) {
      chosen.add(names.get(c));
    }
    return chosen;
  }

  /** The names of the targets' columns, in the order of the network's outputs. */
  List<String> targetNames() {
    return Arrays.stream(targets).mapToObj(names::get).toList();
  }
}
