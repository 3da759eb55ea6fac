package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a {@link Block} is used by the field that this stands on: at which width and stride, and how
 * often. A field of a block's type without it has the defaults.
 *
 * <p>Inside a block the numbers may be relative to that block's own use: {@code @Use(width = 2 *
 * Block.WIDTH, stride = Block.STRIDE)}.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code OutOfRange}, {@code RelativeNumber}, {@code
 * Misplaced}.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Use {
  /** What {@link Block#WIDTH} is in the block; 0 for the channels that come in. */
  @Structural
  @Relative
  @Interval(value = "[0, inf)", id = "NonPositiveSize")
  int width() default 0;

  /** What {@link Block#STRIDE} is in the block; in repetitions after the first that is 1. */
  @Structural
  @Relative
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int stride() default 1;

  /** How often the block is applied, one behind the other, each time with weights of its own. */
  @Structural
  @Interval("[1, 1000]")
  int repeat() default 1;
}
