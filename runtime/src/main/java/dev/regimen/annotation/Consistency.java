package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Two passes over a sample without a label are to predict the same: the Π-model and, with {@code
 * teacher}, the mean teacher.
 *
 * <p>L = L_labelled + λ(t)·Σ ‖p − q‖² / (C·U) over the U unlabelled samples of the batch. p is what
 * the network predicts, C its length; q is what a second pass predicts: by the same weights, or
 * with {@code teacher} by their average ({@link Ema}). Both passes draw their own dropout masks and
 * noise and see views of their own of the sample where the regime augments. q is a constant: no
 * gradient goes through it, so the second pass costs a forward pass and no more. λ(t) as in {@link
 * PseudoLabels}; it is linear here, where Laine and Aila take exp(−5(1 − t)²), and their sum lets
 * gradients through both passes and goes over all samples. 0 as weight does nothing.
 *
 * <p>Needs classes: what lacks numbers or sets of labels is no data yet. A batch norm normalizes
 * each pass by its own statistics; its running ones are those of the first pass. Error: {@code
 * AverageMissing} for a teacher where nothing averages the weights in each step. Warning: {@code
 * ConsistencyWithoutNoise} where both passes are the same.
 *
 * <p>Source: Laine and Aila 2017, <i>Temporal ensembling</i>; Tarvainen and Valpola 2017, <i>Mean
 * teachers are better role models</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Consistency {
  /** Whether the average of the weights predicts the targets, and not the weights themselves. */
  boolean teacher() default false;

  /** λ, what the mean over the unlabelled samples counts in the network's loss. */
  @Neutral(0)
  @Interval("[0, inf)")
  double weight() default 10;

  /** For how many epochs it counts nothing; fractions are allowed. */
  @Interval("[0, inf)")
  double delay() default 0;

  /** In how many epochs, after those, it grows linearly to all of {@code weight}. */
  @Interval("[0, inf)")
  double ramp() default 2;
}
