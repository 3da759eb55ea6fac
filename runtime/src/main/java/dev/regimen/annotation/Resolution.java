package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Trains at one size of image and evaluates at another, with one set of weights.
 *
 * <p>The network is lowered twice: its training step sees images of [train, train, C], and
 * validation, test and {@code predict} see [test, test, C]. Samples have the size of {@code input}
 * in {@link Network}, a square that may be either or a third one; what is done to them ends in the
 * size, in the one bilinear resampling that geometry takes anyway: a part that {@link
 * RandomResizedCrop} cuts out fills [train, train], the centre that {@link TestCrop} leaves fills
 * [test, test], and without either the whole image does. Lengths in pixels of what moves an image
 * are those of samples, of what is done behind it those of what is shown. Both at the size of
 * {@code input} is the identity.
 *
 * <p>Objects appear larger where {@code RandomResizedCrop} trains than where {@code TestCrop}
 * tests; a larger test size makes up for that. Running statistics of norms are those of the
 * training size.
 *
 * <p>Errors: {@code ResolutionTied} where a weight depends on the size, as that of a dense layer
 * behind {@link Flatten} does; {@code Misplaced} where the input is no square image. Warning:
 * {@code ResolutionEnlarges} where training images are larger than samples.
 *
 * <p>Source: Touvron, Vedaldi, Douze and Jégou 2019, <i>Fixing the train-test resolution
 * discrepancy</i>; 160 and 224 as in Wightman et al. 2021, A3.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Resolution {
  /** The sides of an image in training, in pixels. */
  @Structural
  @Interval("[1, inf)")
  int train();

  /** The sides of an image in validation, test and prediction, in pixels. */
  @Structural
  @Interval("[1, inf)")
  int test();
}
