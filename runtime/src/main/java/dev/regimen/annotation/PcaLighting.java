package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training Σᵢ αᵢλᵢpᵢ is added to all pixels of each image, with αᵢ from N(0, std²) and the
 * eigenvalues λᵢ and eigenvectors pᵢ of the covariance of the pixels' channels.
 *
 * <p>Cut off at [0, 1]; 0 is the identity. Errors: {@code Misplaced} where the input is no image,
 * or has not three channels with {@link PcaBasis#IMAGENET}; {@code LabelSensitiveAugmentation}.
 *
 * <p>Source: Krizhevsky et al. 2012, §4.1.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface PcaLighting {
  /** The standard deviation of the factors. */
  @Neutral(0)
  @Interval("[0, inf)")
  double std() default 0.1;

  /** Whose eigenvalues and eigenvectors. */
  PcaBasis basis() default PcaBasis.FITTED;
}
