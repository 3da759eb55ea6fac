package dev.regimen.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be predicted of each sample for one task: its class, or real numbers.
 *
 * @param task the task's name; empty for what data begins with
 * @param labels class indices, {@link Dataset#MISSING} where unknown; null for real numbers
 * @param classes the names of the classes, in the order of their indices; empty for real numbers
 * @param values real numbers, NaN where unknown; null for classes
 * @param outputNames the names of the columns of real numbers; empty for classes, and where they
 *     have none
 */
record Targets(
    String task,
    int @Nullable [] labels,
    List<String> classes,
    @Nullable Table values,
    List<String> outputNames) {
  static Targets classes(String task, int[] labels, List<String> classes) {
    return new Targets(task, labels, List.copyOf(classes), null, List.of());
  }

  static Targets values(String task, Table values, List<String> outputNames) {
    return new Targets(task, null, List.of(), values, List.copyOf(outputNames));
  }

  /** The same labels under other names. */
  Targets named(List<String> names) {
    return new Targets(task, labels, List.copyOf(names), values, outputNames);
  }

  boolean labelled() {
    return labels != null;
  }

  int outputs() {
    return values == null ? 0 : values.width();
  }

  /** The bytes of the heap that hold them. */
  long heldBytes() {
    long bytes = labels == null ? 0 : (long) Integer.BYTES * labels.length;
    return bytes + (values == null ? 0 : values.heldBytes());
  }

  int label(int row, String source) {
    if (labels == null) {
      throw new IllegalStateException(source + ": regression data has targets, not labels");
    }
    return labels[row];
  }

  void copy(int row, float[] into, int at, String source) {
    if (values == null) {
      throw new IllegalStateException(source + ": classification data has labels, not targets");
    }
    values.copy(row, into, at);
  }

  /** Refuses the targets of other data for the same task that are of another kind. */
  void requireAlike(String source, Targets other, String otherSource) {
    String of = task.isEmpty() ? "" : " of the task " + task;
    if (labelled() != other.labelled() || outputs() != other.outputs()) {
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
    String what = labelled() ? classes.size() + " classes" : outputs() + " outputs";
    return task.isEmpty() ? what : what + " for " + task;
  }
}
