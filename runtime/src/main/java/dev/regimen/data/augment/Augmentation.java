package dev.regimen.data.augment;

import dev.regimen.data.Dataset;

/**
 * One technique of augmentation with its numbers; immutable and shared by all workers.
 *
 * <p>The kinds are closed, because they say when in a sample's way something happens; their members
 * are open. A generated blueprint makes one for each annotation, and they are applied in the order
 * in which it does, kind by kind: {@link TextEdit} on ids, {@link Geometry} in one resampling,
 * {@link Pixels} on intensities, standardization, {@link Pixels} behind it, {@link Relabeling},
 * {@link Mixing}, {@link Masking}. {@link Viewing} is for validation, test and prediction; {@link
 * Repeating} decides which samples there are.
 */
public sealed interface Augmentation
    permits TextEdit, Geometry, Pixels, Relabeling, Mixing, Masking, Viewing, Repeating {
  /**
   * This, with what it learns from the training split.
   *
   * @param train the training split, whose samples are images of this shape
   * @param shape rows, columns, channels
   */
  default Augmentation fitted(Dataset train, int[] shape) {
    return this;
  }

  /**
   * What this has read from a file, in words that are others where the contents are; empty where it
   * has read none.
   */
  default String contents() {
    return "";
  }

  /** Whether this needs images of rows, columns and channels, and not samples of any shape. */
  default boolean ofImages() {
    return true;
  }

  /** Whether this changes more of a sample than from where and how large it is seen. */
  default boolean strong() {
    return false;
  }

  /** What tells its random numbers from those of other techniques. */
  default long purpose() {
    return getClass().getName().hashCode();
  }
}
