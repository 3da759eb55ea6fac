/**
 * The writers of a step: each kernel of a schedule becomes statements, each layer and direction a
 * method.
 *
 * <p>Names come from the user's fields and a value's role; sizes are named constants; one comment a
 * fused loop. Types of the runtime are named once, in {@link
 * dev.regimen.processor.emit.step.RuntimeTypes}. Where a loop is cut so that C2 vectorizes it, and
 * why, {@link dev.regimen.processor.emit.step.LoopCutter} says. Layers that do alike things are
 * instances of one class ({@link dev.regimen.processor.emit.step.LayerClasses}). Its loops have the
 * sizes of its layers as constants, because C2 vectorizes half as many arrays up to a bound that is
 * no constant: layers of another size are of another class, and a layer that is like no other keeps
 * its methods in the step, where one reads them in the schedule's order. What sums over the batch
 * come to, the statistics of a layer, are vectors so short that this costs nothing: their class
 * takes any width. Barriers stand in the schedule alone ({@link
 * dev.regimen.processor.emit.step.PassWriter}), so that a method is one layer's work between two of
 * them.
 */
@NullMarked
package dev.regimen.processor.emit.step;

import org.jspecify.annotations.NullMarked;
