/**
 * From schedule to Java: prints what an expert would have written by hand, in three rooms.
 *
 * <ul>
 *   <li>{@code code}: Java as a tree and its printer, which knows no network;
 *   <li>{@code step}: the kernels of a schedule as methods of a step;
 *   <li>{@code trainer}: the class around the steps, with what users see of it.
 * </ul>
 *
 * <p>Output depends on nothing but the model: no dates, no paths, no hash order. The printer of
 * {@code code} lays out statements, which JavaPoet has no tree for; JavaPoet, which only {@code
 * trainer} knows, writes the file around them: imports, classes, fields, methods and Javadoc. Types
 * within statements are handed over as types, so that no text is ever taken apart.
 */
@NullMarked
package dev.regimen.processor.emit;

import org.jspecify.annotations.NullMarked;
