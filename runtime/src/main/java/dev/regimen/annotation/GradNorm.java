package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weighs the losses of several tasks so that all learn at one pace: L = Σ wₜ·vₜ·Lₜ, with a trained
 * number vₜ for each task t that balances the gradients of the trunk.
 *
 * <p>Gₜ = ‖∂(vₜ·Lₜ)/∂h‖ is how much task t pulls at the trunk: h is the output of the last layer
 * that all heads share, as the first head reads it, and the norm is over the whole batch. It is to
 * be Ḡ·rₜ^α, where Ḡ is the mean of all Gₜ, and rₜ = (Lₜ/Lₜ(0)) / mean of all Lₜ/Lₜ(0) is how far
 * behind a task is: vₜ goes down the gradient of Σ |Gₜ − Ḡ·rₜ^α|, in which Ḡ and r are constants,
 * so it is ±‖∂Lₜ/∂h‖ and needs no second derivative. Lₜ(0) is the loss of the first batch that has
 * targets for t; it is kept in the run's checkpoints. Chen et al. take the gradient by the weights
 * of that layer; by its output it needs no product more, and bounds the other up to what the layer
 * sees, which is the same for all tasks.
 *
 * <p>v begins at 1, is stepped by the regime's optimizer, and then scaled so that the mean of all v
 * stays 1; none falls below 0, and no penalty or decay acts on it. It is saved as {@code
 * <task>.balance}. wₜ is {@link Head#weight}, which counts on top and is not balanced away. A task
 * of weight 0, or that no sample of a batch has a target for, is in no mean and moves no v. The
 * step takes for each task the backward pass of its head a second time.
 *
 * <p>What a run reports and watches as its loss is Σ wₜ·Lₜ, by the stated weights alone. Losses are
 * to be positive, as all of this project's are.
 *
 * <p>Errors: {@code Misplaced} in a network of one task, and where no weights stand before the
 * first head.
 *
 * <p>Source: Chen, Badrinarayanan, Lee and Rabinovich 2018, <i>GradNorm: gradient normalization for
 * adaptive loss balancing in deep multitask networks</i>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface GradNorm {
  /** α, how much more a task that is behind is to pull; at 0 all pull alike. */
  @Interval("[0, inf)")
  double alpha() default 1.5;

  /** What the learning rate is multiplied by for v; 0 keeps all v at 1. */
  @Neutral(0)
  @Interval("[0, inf)")
  double rate() default 1;
}
