package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sharpness-aware minimization: the gradient of each batch is taken a second time where the loss is
 * about the highest within a distance of ρ, g ← ∇L(w + ρ·∇L(w)/‖∇L(w)‖), and the parameters w
 * themselves are updated with it. ‖·‖ is over all trained parameters of the network.
 *
 * <p>A step takes the time of two. Both gradients are of the same batch under the same masks and
 * noise; the loss and the metrics are the first one's, and so are running statistics. Penalties,
 * decay and clipping are parts of the update only, with the second gradient. The weights that come
 * back are the bits that were there; it takes one more number for each parameter. Frozen parameters
 * stay. 0 is the identity.
 *
 * <p>With {@link Accumulate} each batch looks from the weights of the update around itself, as with
 * m batches in the paper's m-sharpness.
 *
 * <p>Errors: {@code OutOfRange} below 0.
 *
 * <p>Source: Foret, Kleiner, Mobahi and Neyshabur 2021.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Sam {
  /** ρ, the distance, in the parameters' own unit. */
  @Neutral(0)
  @Interval("[0, inf)")
  double value() default 0.05;
}
