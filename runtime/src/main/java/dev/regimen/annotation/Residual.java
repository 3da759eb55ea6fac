package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y = x + f(x), where f is what the fields of the {@link Block} compute; where the shapes of x and
 * f(x) differ, y = Px + f(x) with a projection P.
 *
 * <p>On vectors P is a dense layer, on feature maps a convolution of kernel 1 with the stride of
 * the use; it has no bias, starts as a layer without activation does and is batch-normalized where
 * a field of the block is, as that field is. Saved as {@code <use>.shortcut.weight} and {@code
 * <use>.shortcut_norm.weight}.
 *
 * <p>Errors: {@code ShortcutMismatch} where a projection is not allowed or cannot help.
 *
 * <p>Source: He et al. 2016.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Residual {
  /** What is done where shapes differ. */
  Projection projection() default Projection.AUTO;
}
