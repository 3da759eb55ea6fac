/**
 * The writers of a step: each kernel of a schedule becomes statements, each layer and direction a
 * method.
 *
 * <p>Names come from the user's fields and a value's role; sizes are named constants; one comment a
 * fused loop. Types of the runtime are named once, in {@link
 * dev.regimen.processor.emit.step.RuntimeTypes}. Where a loop is cut so that C2 vectorizes it, and
 * why, {@link dev.regimen.processor.emit.step.LoopCutter} says. What many layers of a deep network
 * would repeat is one method that is handed their fields ({@link
 * dev.regimen.processor.emit.step.Repetitions}): ResNet-20 is fast after four seconds, where
 * HotSpot was busy with a method for each layer for fifteen.
 */
@NullMarked
package dev.regimen.processor.emit.step;

import org.jspecify.annotations.NullMarked;
