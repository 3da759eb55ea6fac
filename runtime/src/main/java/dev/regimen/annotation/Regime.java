package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Another regime for a network: the class that carries this gets a trainer of its own for the
 * network named.
 *
 * <p>What the class says in a role (optimizer, schedule, loss, each penalty, …) replaces what the
 * network says there.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Regime {
  /** The network, a class annotated with {@link Network}. */
  Class<?> value();
}
