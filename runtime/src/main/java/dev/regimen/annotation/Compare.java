package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The networks and regimes that an {@link Experiment} compares, each by its own class.
 *
 * <p>Errors: {@code Misplaced} for a class that is neither, or beside no {@link Experiment}; {@code
 * ContendersDiffer} where they do not predict the same.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Compare {
  /** Classes annotated with {@link Network} or {@link Regime}. */
  Class<?>[] value();
}
