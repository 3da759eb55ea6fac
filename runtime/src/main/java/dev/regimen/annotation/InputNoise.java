package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training a number from N(0, σ²) is added to every feature, behind {@link Standardize}, so that
 * σ has the unit of what the network sees.
 *
 * <p>Every sample gets other noise in every epoch, by the seed, the epoch and the sample alone: the
 * same with any number of workers and whatever batch it is in. Validation, test and prediction see
 * samples as they are. It is for samples of any shape; on images it does what {@link GaussianNoise}
 * does, and comes before {@link RandomErasing}, {@link Mixup} and {@link CutMix}.
 *
 * <p>0 is the identity. Errors: {@code Misplaced} where the input are ids that {@link Embedding}
 * looks up. Warning: {@code NoiseAboveSignal} where standardized features have less variance than
 * the noise.
 *
 * <p>Source: Bishop 1995, <i>Training with noise is equivalent to Tikhonov regularization</i>;
 * Sietsma and Dow 1991.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface InputNoise {
  /** σ, the standard deviation. */
  @Neutral(0)
  @Interval("[0, inf)")
  double value() default 0.1;
}
