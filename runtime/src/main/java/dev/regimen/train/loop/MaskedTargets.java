package dev.regimen.train.loop;

import dev.regimen.kernel.Reals;
import org.jspecify.annotations.Nullable;

/** Which targets of a row of a batch count, by what lies in the batch's memory. */
final class MaskedTargets {
  /** All of them, where nothing is masked. */
  static final MaskedTargets ALL = new MaskedTargets(null, 0);

  private final @Nullable Reals present;
  private final float[] row;

  /** Those of a task whose rows have so many targets. */
  MaskedTargets(@Nullable Reals present, int targets) {
    this.present = present;
    row = new float[targets];
  }

  /** Turns to a row of the batch. */
  void read(int ofBatch) {
    if (present != null) {
      present.read((long) ofBatch * row.length, row, 0, row.length);
    }
  }

  /** Whether a target of that row counts. */
  boolean counts(int target) {
    return present == null || row[target] != 0;
  }
}
