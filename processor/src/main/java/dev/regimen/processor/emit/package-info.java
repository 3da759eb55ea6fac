/**
 * From schedule to Java: prints what an expert would have written by hand.
 *
 * <p>The only room that knows JavaPoet. Names come from the user's fields and a value's role; sizes
 * are named constants; one method a layer and direction; one comment a fused loop. Types of the
 * runtime are named once, in {@link dev.regimen.processor.emit.RuntimeTypes}. Output depends on
 * nothing but the model: no dates, no paths, no hash order.
 */
@NullMarked
package dev.regimen.processor.emit;

import org.jspecify.annotations.NullMarked;
