package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a data set holds of each sample, and which samples are its own.
 *
 * @param tasks what is to be predicted, of each task
 * @param conditions numbers beside the features; null for none
 * @param weights what each counts in a loss; null where nobody says
 * @param rows the samples in their order, as rows of all this; null: all rows
 */
record Samples(
    Features features,
    List<Targets> tasks,
    @Nullable Table conditions,
    float @Nullable [] weights,
    int @Nullable [] rows) {

  private static Samples of(Features features, Targets targets) {
    return new Samples(features, List.of(targets), null, null, null);
  }

  /** Samples of one class each, of those in {@code classes}. */
  static Samples labelled(Features features, int[] labels, List<String> classes) {
    return of(features, Targets.classes("", labels, classes));
  }

  /** Samples with real targets. */
  static Samples valued(Features features, Table targets, List<String> names) {
    return of(features, Targets.values("", targets, names));
  }

  /** Samples with sets of labels: for each a 1 where the sample has it, else 0. */
  static Samples sets(Features features, Table values, List<String> labels) {
    return of(features, Targets.sets("", values, labels));
  }

  /** Samples with shares of several classes. */
  static Samples distributions(
      Features features, int[] labels, Table shares, List<String> classes) {
    return of(features, Targets.distributions("", labels, shares, classes));
  }

  /** Samples with targets of any kind. */
  static Samples predicting(Features features, Targets targets) {
    return of(features, targets);
  }

  int size() {
    return rows != null ? rows.length : features.size();
  }

  int row(int index) {
    return rows != null ? rows[index] : index;
  }

  /** The rows of the first {@code count} positions of an order of samples. */
  int[] rows(int[] order, int count) {
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = row(order[i]);
    }
    return chosen;
  }

  Samples with(Features others) {
    return new Samples(others, tasks, conditions, weights, rows);
  }

  Samples with(List<Targets> others) {
    return new Samples(features, List.copyOf(others), conditions, weights, rows);
  }

  /** The classes of the first task under other names, which there must be enough of. */
  Samples named(String source, List<String> names) {
    Labels.requireDistinct(source, names);
    Targets first = tasks.get(0);
    boolean columns = first.sets() || first.distributions();
    if (columns && names.size() != first.classes().size()) {
      throw DataException.of(
          source, first.classes().size() + " columns, but " + names.size() + " names");
    }
    for (int i = 0; i < size() && !columns; i++) {
      int label = tasks.get(0).label(row(i), source);
      if (label != Dataset.MISSING) {
        Labels.requireInRange(source, i, label, names.size());
      }
    }
    List<Targets> renamed = new ArrayList<>(tasks);
    renamed.set(0, renamed.get(0).named(names));
    return with(renamed);
  }

  /** The same with other classes for the first task, one for each row. */
  Samples relabelled(int[] labels) {
    List<Targets> others = new ArrayList<>(tasks);
    others.set(0, Targets.classes(tasks.get(0).task(), labels, tasks.get(0).classes()));
    return with(others);
  }

  /** How many samples each class of the first task has. */
  int[] classCounts(String source) {
    Targets first = tasks.get(0);
    int[] counts = new int[first.classes().size()];
    for (int i = 0; i < size(); i++) {
      int label = first.label(row(i), source);
      if (label != Dataset.MISSING) {
        counts[label]++;
      }
    }
    return counts;
  }

  void condition(String source, int index, float[] into, int at) {
    if (conditions == null) {
      throw new IllegalStateException(source + ": samples have no conditions");
    }
    conditions.copy(row(index), into, at);
  }

  /** How many there are, of which shape, and what is to be predicted; for messages. */
  String seenAs(int[] shape) {
    String what = tasks.stream().map(Targets::toString).collect(Collectors.joining(", "));
    if (features instanceof RawStream stream) {
      return "a text of " + stream.text().length() + " characters";
    }
    boolean texts = features instanceof RawTexts || features instanceof RawTokens;
    String seen = texts ? " texts, " : " samples of " + Arrays.toString(shape) + ", ";
    return size() + seen + what;
  }

  Samples withConditions(Table numbers) {
    return new Samples(features, tasks, numbers, weights, rows);
  }

  Samples withWeights(float[] numbers) {
    return new Samples(features, tasks, conditions, numbers, rows);
  }

  float weight(String source, int index) {
    if (weights == null) {
      throw new IllegalStateException(source + ": samples have no weights");
    }
    return weights[row(index)];
  }

  Samples select(String source, int[] indices) {
    for (int index : indices) {
      if (index < 0 || index >= size()) {
        throw new IndexOutOfBoundsException(
            source + ": sample " + index + " of " + size() + " samples");
      }
    }
    return new Samples(features, tasks, conditions, weights, rows(indices, indices.length));
  }

  /** The bytes of the heap that hold all rows, whichever are chosen. */
  long heldBytes() {
    long bytes = features.heldBytes();
    bytes += tasks.stream().mapToLong(Targets::heldBytes).sum();
    bytes += conditions == null ? 0 : conditions.heldBytes();
    bytes += weights == null ? 0 : (long) Float.BYTES * weights.length;
    return bytes + (rows == null ? 0 : (long) Integer.BYTES * rows.length);
  }
}
