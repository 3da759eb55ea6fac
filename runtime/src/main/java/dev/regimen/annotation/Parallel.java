package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The fields of the {@link Block} are branches that all see its input, and what they yield is
 * joined: y = f₁(x) + f₂(x) + …, or y = [f₁(x), f₂(x), …] along the channels.
 *
 * <p>Errors: {@code BranchMismatch} where shapes differ; in the channels they may where they are
 * concatenated.
 *
 * <p>Source: Szegedy et al. 2015.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Parallel {
  /** How the branches become one. */
  Join join() default Join.ADD;
}
