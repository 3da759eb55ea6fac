package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In validation, test and {@code predict} the prediction is the mean over several views of an
 * image: the image itself, its mirror image, and as many random ones as asked for.
 *
 * <p>Random views are draws of the regime's geometry (flips, crops, rotations, …), the same for
 * every image, a function of the seed; nothing else is augmented then. The loss that is reported is
 * the mean over the views. Each view costs a forward pass. Errors: {@code Misplaced} where the
 * input is no image, {@code LabelSensitiveAugmentation}. Warning: {@code NoEffect} without any
 * view.
 *
 * <p>Source: Krizhevsky et al. 2012, §4.1.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface TestTimeAugmentation {
  /** Whether the mirror image, left to right, is one of the views. */
  boolean flip() default true;

  /** The number of random views. */
  @Interval("[0, inf)")
  int random() default 0;
}
