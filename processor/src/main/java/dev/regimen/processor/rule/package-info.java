/**
 * What annotations mean: one rule an annotation, in nine roles.
 *
 * <p>Rules are found through {@code @AutoService}, sorted by annotation name. A layer rule composes
 * {@code ir} operations on its input; a weight rule puts another weight in the place of the trained
 * one; an update rule takes part in the update of each parameter, in the slots of {@link
 * dev.regimen.processor.rule.UpdateSlot}; a schedule gives the learning rate; a loss, a target rule
 * and an initialization do what they say; an augmentation rule names the runtime's class that does
 * it; a run rule states facts for the loop. Roles are closed, members open: outsiders may ship
 * rules.
 *
 * <p>A layer rule's slot says where it may stand: {@code TRANSFORM} on fields, {@code BRANCH} on
 * the class of a residual block, whose branch it sees before the addition, all others on fields and
 * on blocks, whose output they see behind it. Where a block is one of these places, its annotations
 * are those of a layer with the block's name, so a rule does not know which it is on.
 *
 * <p>A rule has no shape rule: typing the operations that it composes is the inference, and {@link
 * dev.regimen.processor.rule.LayerScope#misfit} re-tells a misfit in the layer's words.
 */
@NullMarked
package dev.regimen.processor.rule;

import org.jspecify.annotations.NullMarked;
