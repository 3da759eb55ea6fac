/**
 * What users write: the annotations of networks, blocks and regimes.
 *
 * <p>What enters: nothing, this room imports {@code java.*} only. What leaves: one annotation a
 * technique, data without behavior. Everybody may import it; the compiler reads it without the rest
 * of the runtime on its path.
 *
 * <p>One quantity has one spelling, with its unit in its name. The first sentence of an annotation
 * states its convention, because the same number means different things in different frameworks:
 * dropout here is the fraction dropped, batch norm's {@code keep} the share of the old running
 * value, λ the strength whose gradient is λw.
 *
 * <p>A {@link dev.regimen.annotation.Block} states sizes relative to its use by constants that
 * stand for them, {@code 4 * Block.WIDTH}, because only constants can stand in an annotation and
 * only a number lets users calculate. A string ({@code "4w"}) would have to be parsed and could not
 * be checked by the compiler, and a member beside each number ({@code times = 4}) would double the
 * vocabulary.
 *
 * <p>Techniques have {@code CLASS} retention: they are for the compiler. Those about the techniques
 * themselves ({@link dev.regimen.annotation.Interval}, {@link dev.regimen.annotation.Neutral},
 * {@link dev.regimen.annotation.Relative}, {@link dev.regimen.annotation.Structural}, {@link
 * dev.regimen.annotation.Unprefixed}) are kept at run time, where the compiler reads them. No
 * technique is repeatable, and only {@link dev.regimen.annotation.Regime} and {@link
 * dev.regimen.annotation.Without} have classes as members. An annotation of the user's own that is
 * annotated with techniques stands for all of them.
 */
@NullMarked
package dev.regimen.annotation;

import org.jspecify.annotations.NullMarked;
