package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a training run may take of memory: parameters, gradients, what the optimizer and an average
 * keep, what workers exchange, what grows with the batch, and the weights that are kept beside:
 * those of the best epoch, the snapshots of {@code @SnapshotEnsemble}, and the copy that a
 * checkpoint is written from.
 *
 * <p>The plan says what that is, to the byte, before anything runs: a batch that does not fit is
 * refused when the class is compiled, with the three largest buffers and the largest power of two
 * that fits, which the summary of a run names too. The compiler counts one worker, because it does
 * not know the machine; a run counts its own, and what it has set, and refuses likewise before its
 * first step. The data itself, which may be larger than memory, does not count, nor do the weights
 * of the result that a run ends with.
 *
 * <p>Error: {@code MemoryBudget} where a run takes more, and where the text is no size.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface MemoryBudget {
  /**
   * A number and a unit: {@code 2 GB}. B, KB, MB, GB and TB are powers of 1000, KiB, MiB, GiB and
   * TiB of 1024.
   */
  String value();
}
