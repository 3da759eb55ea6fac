package dev.regimen.annotation;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes techniques away: a {@link Regime} is rid of those of its network, and a class of those that
 * annotations of several techniques bring.
 *
 * <p>{@code @Regime(Net.class) @Without(Warmup.class)} trains {@code Net} as it is, but without its
 * warm-up. A technique of fields, such as {@link Dropout}, goes from all of them, and a field that
 * nothing is left of goes with it; layers themselves, such as {@link Dense}, stay. The name of an
 * annotation that stands for several, such as that of a preset, takes away all that it brings. What
 * is left out then has its default, as if nobody had written it: without {@link Split} a tenth of
 * the data is for validation. On a network, or on an annotation of one's own, only what other
 * annotations bring goes: {@code @RsbA2 @Without(CutMix.class)}. The summary of a run names what
 * was taken away.
 *
 * <p>Error: {@code NothingRemoved} where there is no such technique, where it stands beside this
 * very annotation, and where it is a layer itself.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Without {
  /** The annotations of the techniques. */
  Class<? extends Annotation>[] value();
}
