/**
 * Passes: pure functions from program to program.
 *
 * <p>What enters and leaves is a {@link dev.regimen.processor.ir.Program}; this room imports {@code
 * ir} only. Each pass is tested by meaning: the interpreter gives the same numbers before and
 * after.
 */
@NullMarked
package dev.regimen.processor.pass;

import org.jspecify.annotations.NullMarked;
