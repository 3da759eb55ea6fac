/**
 * Java as a tree: expressions, statements, methods and classes as records, and the printer that
 * lays out what stands in methods' bodies, as text and the types that it names.
 *
 * <p>A name is an object until it is printed. So code that several layers share is found by
 * comparing trees ({@link dev.regimen.processor.emit.code.Alike}), renamed by replacing names, and
 * what a loop must be handed are the names that it uses and does not declare. Records compare by
 * structure; nothing here reads text that something else has printed, and nothing knows a network.
 */
@NullMarked
package dev.regimen.processor.emit.code;

import org.jspecify.annotations.NullMarked;
