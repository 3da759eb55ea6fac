package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@link Experiment} that looks at points drawn at random, not at every point of the grid: where
 * few of several numbers matter, each trial then shows another value of those.
 *
 * <p>Ranges are drawn from as a whole, uniformly by their scale. The points are a function of the
 * experiment's seed.
 *
 * <p>Error: {@code OutOfRange}.
 *
 * <p>Source: Bergstra and Bengio 2012, <i>Random search for hyper-parameter optimization</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RandomSearch {
  /** Points that are drawn, each of which runs as often as the experiment repeats. */
  @Interval("[1, 100000]")
  int trials();
}
