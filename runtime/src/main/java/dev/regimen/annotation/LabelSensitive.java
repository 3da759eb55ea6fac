package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The labels depend on these aspects of an image, so that no augmentation may change them.
 *
 * <p>A 6 turned by half is a 9, and a mirrored b is a d. The finding {@code
 * LabelSensitiveAugmentation} refuses every technique of the regime that may change one of them. An
 * empty list states that labels depend on none, and silences the warning that networks for digits
 * get when they begin to train.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface LabelSensitive {
  /** The changes that change a label. */
  ImageChange[] value();
}
