package dev.regimen.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be predicted of each sample for one task: its class, or real numbers.
 *
 * @param task the task's name; empty for what data begins with
 * @param labels class indices, of shares the largest one's, {@link Dataset#MISSING} where unknown;
 *     null for real numbers and sets of labels
 * @param classes the names of the classes or labels, in the order of their indices; empty for real
 *     numbers
 * @param values real numbers, NaN where unknown; or beside labels the shares of classes; or for
 *     each label 1 where a sample has it, else 0; null for classes
 * @param outputNames the names of the columns of real numbers; empty for classes and labels, and
 *     where they have none
 * @param tokens the class of each token, where tokens have one and not the sample; else null
 */
record Targets(
    String task,
    int @Nullable [] labels,
    List<String> classes,
    @Nullable Features values,
    List<String> outputNames,
    @Nullable TokenLabels tokens) {
  static Targets classes(String task, int[] labels, List<String> classes) {
    return new Targets(task, labels, List.copyOf(classes), null, List.of(), null);
  }

  /** The same for another task. */
  Targets of(String other) {
    return new Targets(other, labels, classes, values, outputNames, tokens);
  }

  static Targets values(String task, Features values, List<String> outputNames) {
    return new Targets(task, null, List.of(), values, List.copyOf(outputNames), null);
  }

  static Targets sets(String task, Table values, List<String> labels) {
    return new Targets(task, null, List.copyOf(labels), values, List.of(), null);
  }

  static Targets distributions(String task, int[] labels, Table shares, List<String> classes) {
    return new Targets(task, labels, List.copyOf(classes), shares, List.of(), null);
  }

  static Targets ofTokens(String task, TokenLabels tokens, List<String> classes) {
    return new Targets(task, null, List.copyOf(classes), null, List.of(), tokens);
  }

  /**
   * The same for samples in another order, of which some have none.
   *
   * @param rowOf of each sample its row among these, which have one class or real targets each; -1
   *     where it has none
   */
  Targets spread(int[] rowOf) {
    if (labels != null) {
      int[] spread =
          Arrays.stream(rowOf).map(row -> row < 0 ? Dataset.MISSING : labels[row]).toArray();
      return classes(task, spread, classes);
    }
    float[] numbers = new float[outputs()];
    Table.Builder spread = new Table.Builder(numbers.length);
    for (int row : rowOf) {
      Arrays.fill(numbers, Float.NaN);
      if (row >= 0) {
        copy(row, numbers, 0, "");
      }
      spread.add(numbers);
    }
    return values(task, spread.build(), outputNames);
  }

  /** Whether samples have shares of several classes. */
  boolean distributions() {
    return labels != null && values != null;
  }

  /** Whether samples have sets of labels. */
  boolean sets() {
    return labels == null && values != null && !classes.isEmpty();
  }

  /** The same labels under other names. */
  Targets named(List<String> names) {
    return new Targets(task, labels, List.copyOf(names), values, outputNames, tokens);
  }

  /** The names of this many outputs; their numbers where they have none. */
  List<String> outputs(int count) {
    return outputNames.isEmpty()
        ? IntStream.range(0, count).mapToObj(Integer::toString).toList()
        : outputNames;
  }

  boolean labelled() {
    return labels != null;
  }

  int outputs() {
    return values == null || !classes.isEmpty() ? 0 : values.width();
  }

  /** The bytes of the heap that hold them. */
  long heldBytes() {
    long bytes = labels == null ? 0 : (long) Integer.BYTES * labels.length;
    bytes += tokens == null ? 0 : tokens.heldBytes();
    return bytes + (values == null ? 0 : values.heldBytes());
  }

  int label(int row, String source) {
    if (tokens != null) {
      throw new IllegalStateException(source + ": tokens have labels, not samples");
    }
    if (labels == null) {
      throw new IllegalStateException(
          source
              + (sets()
                  ? ": samples have sets of labels, not one class each"
                  : ": regression data has targets, not labels"));
    }
    return labels[row];
  }

  void copy(int row, float[] into, int at, String source) {
    if (values == null) {
      throw new IllegalStateException(source + ": classification data has labels, not targets");
    }
    values.copy(row, into, at);
  }

  /** The class of each token of a row. */
  void tags(int row, int[] into, String source) {
    if (tokens == null) {
      throw new IllegalStateException(source + ": samples have targets, not their tokens");
    }
    tokens.copy(row, into);
  }

  /** Refuses the targets of other data for the same task that are of another kind. */
  void requireAlike(String source, Targets other, String otherSource) {
    String of = task.isEmpty() ? "" : " of the task " + task;
    boolean alike = labelled() == other.labelled() && outputs() == other.outputs();
    if (!alike || (tokens == null) != (other.tokens == null)) {
      throw DataException.of(
          otherSource, "targets" + of + " are not of the kind of those from " + source);
    }
    if (!classes.equals(other.classes)) {
      throw DataException.of(
          otherSource,
          "classes"
              + of
              + " "
              + TextList.brief(other.classes)
              + " are not those of "
              + source
              + ": "
              + TextList.brief(classes));
    }
  }

  @Override
  public String toString() {
    String named = classes.size() + (sets() ? " labels" : " classes");
    String what = classes.isEmpty() ? outputs() + " outputs" : named;
    what += tokens == null ? "" : " for each token";
    return task.isEmpty() ? what : what + " for " + task;
  }
}
