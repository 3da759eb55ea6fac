package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fully connected layer: y = xWᵀ + b, with W of shape [units, in] and b of shape [units].
 *
 * <p>x is [B, in], y is [B, units]. Of rows, such as the words of a text, each is multiplied by the
 * same W: x is [B, rows, in], y is [B, rows, units]. An input of the network that has more axes,
 * such as an image, is read as one vector a sample; maps behind another layer are refused, because
 * {@link Flatten}, {@link GlobalAveragePool} or {@link Conv} says what is meant. The bias starts at
 * 0; the weight is filled by the field's initialization or, without one, by the one that fits the
 * field's activation.
 *
 * <p>Saved as {@code <field>.weight} and {@code <field>.bias}, PyTorch's names and layout.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code InputSizeMismatch}, {@code RankMismatch}. Warning:
 * {@code BiasBeforeBatchNorm}.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Dense {
  /** Units: the outputs of this layer. */
  @Structural
  @Relative
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int value();

  /** The inputs expected, as a check on the reader's arithmetic; 0 infers them. */
  @Structural
  @Relative
  @Interval(value = "[0, inf)", id = "NonPositiveSize")
  int in() default 0;

  /** Whether b is there. */
  Bias bias() default Bias.AUTO;
}
