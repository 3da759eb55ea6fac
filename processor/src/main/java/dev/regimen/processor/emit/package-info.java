/**
 * From schedule to Java: prints what an expert would have written by hand, in three rooms.
 *
 * <ul>
 *   <li>{@code code}: Java as a tree and its printer, which knows no network;
 *   <li>{@code step}: the kernels of a schedule as methods of a step;
 *   <li>{@code trainer}: the class around the steps, with what users see of it.
 * </ul>
 *
 * <p>Output depends on nothing but the model: no dates, no paths, no hash order. One printer lays
 * out the whole file; a second one for the outer class, JavaPoet, printed text that had to be taken
 * apart to put the steps into it.
 */
@NullMarked
package dev.regimen.processor.emit;

import org.jspecify.annotations.NullMarked;
