package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fit trains n networks in turn, each by a seed of its own, and what predicts is all of them
 * together: the mean of their predictions, with their deviation.
 *
 * <p>With y₁ … yₙ the probabilities or values of the members, the prediction is y = Σ yₖ / n and
 * its deviation √(Σ (yₖ − y)² / n), per class or output, as with {@link MonteCarlo}; beside that,
 * or beside {@link TestTimeAugmentation}, both are over all passes of all members.
 *
 * <p>Member k, counted from 0, is the network that a run without {@code @Ensemble} trains by the
 * seed s + k·0x9E3779B97F4A7C15, with s the seed of the run: initial weights, the order of samples,
 * dropout and augmentation are its own. Splits and standardization are the same for all.
 * Validation, early stopping and history are each member's, and {@code RunResult.members()} has
 * them; validation and test of the result are the ensemble's: metrics are of the mean, the loss is
 * the mean of the members' losses. A fit that is stopped ends with the members that it has. The
 * model is one file.
 *
 * <p>A fit and a prediction cost n times as much. 1 is the run without. Error: {@code OutOfRange}.
 *
 * <p>Sources: Hansen and Salamon 1990; Lakshminarayanan, Pritzel and Blundell 2017, who find 5
 * members to be enough for most.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Ensemble {
  /** n, how many networks are trained. */
  @Neutral(1)
  @Interval("[1, 1000]")
  int value() default 5;
}
