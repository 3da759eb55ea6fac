package dev.regimen.annotation;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@link Experiment} that takes away one technique at a time, compiles what is left, and
 * compares it with the network or regime as it is: which of them help, and by how much.
 *
 * <p>A technique of fields, such as {@link Dropout}, goes from all of them. Without names every
 * technique is taken away whose absence leaves a network that trains as usual: regularization,
 * noise, norms, schedules, augmentation, averages; not layers, activations, the loss, the optimizer
 * or what is said of the run, nor what another technique needs, as {@link Consistency} with a
 * teacher needs {@link Ema}.
 *
 * <p>Error: {@code NothingRemoved} for a technique that is not there.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Ablation {
  /** The annotations of the techniques; all that can be missed where it is empty. */
  Class<? extends Annotation>[] value() default {};
}
