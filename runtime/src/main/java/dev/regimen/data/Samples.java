package dev.regimen.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a data set holds of each sample, and which samples are its own.
 *
 * @param tasks what is to be predicted, of each task
 * @param conditions numbers beside the features; null for none
 * @param rows the samples in their order, as rows of all this; null: all rows
 */
record Samples(
    Features features, List<Targets> tasks, @Nullable Table conditions, int @Nullable [] rows) {

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
    return new Samples(others, tasks, conditions, rows);
  }

  Samples with(List<Targets> others) {
    return new Samples(features, List.copyOf(others), conditions, rows);
  }

  Samples withConditions(Table numbers) {
    return new Samples(features, tasks, numbers, rows);
  }

  Samples select(String source, int[] indices) {
    for (int index : indices) {
      if (index < 0 || index >= size()) {
        throw new IndexOutOfBoundsException(
            source + ": sample " + index + " of " + size() + " samples");
      }
    }
    return new Samples(features, tasks, conditions, rows(indices, indices.length));
  }

  /** The bytes of the heap that hold all rows, whichever are chosen. */
  long heldBytes() {
    long bytes = features.heldBytes();
    bytes += tasks.stream().mapToLong(Targets::heldBytes).sum();
    bytes += conditions == null ? 0 : conditions.heldBytes();
    return bytes + (rows == null ? 0 : (long) Integer.BYTES * rows.length);
  }
}
