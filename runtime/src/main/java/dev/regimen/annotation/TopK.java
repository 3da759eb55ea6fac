package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The top-k accuracy that is reported counts a sample as right when its class is among the k most
 * probable ones.
 *
 * <p>Without it k is the smaller of 5 and the number of classes minus one. Only for networks with
 * classes. Of several tasks it holds for each, for one of fewer classes with their number minus
 * one.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface TopK {
  /** k, at least 1 and less than the number of classes. */
  @Structural
  @Interval("[1, inf)")
  int value() default 5;
}
