/**
 * What annotations mean: one rule an annotation, in eight roles.
 *
 * <p>Rules are found through {@code @AutoService}, sorted by annotation name. A layer rule composes
 * {@code ir} operations on its input; a weight rule puts another weight in the place of the trained
 * one; an update rule takes part in the update of each parameter; a schedule gives the learning
 * rate; a loss, a target rule and an initialization do what they say; a run rule states facts for
 * the loop. Roles are closed, members open: outsiders may ship rules.
 *
 * <p>A rule has no shape rule: typing the operations that it composes is the inference, and {@link
 * dev.regimen.processor.rule.LayerScope#misfit} re-tells a misfit in the layer's words.
 */
@NullMarked
package dev.regimen.processor.rule;

import org.jspecify.annotations.NullMarked;
