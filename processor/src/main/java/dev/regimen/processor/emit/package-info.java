/**
 * From schedule to Java: prints what an expert would have written by hand.
 *
 * <p>The only room that knows JavaPoet. Names come from the user's fields and a value's role; sizes
 * are named constants; one method a layer and direction; one comment a fused loop. Types of the
 * runtime are named once, in {@link dev.regimen.processor.emit.RuntimeTypes}. What many layers of a
 * deep network would repeat is one method that is handed their fields ({@link
 * dev.regimen.processor.emit.Repetitions}): ResNet-20 is fast after four seconds, where HotSpot was
 * busy with a method for each layer for fifteen. Output depends on nothing but the model: no dates,
 * no paths, no hash order.
 */
@NullMarked
package dev.regimen.processor.emit;

import org.jspecify.annotations.NullMarked;
