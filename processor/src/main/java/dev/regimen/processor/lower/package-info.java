/**
 * From model to program: rules are applied field by field, typing the operations as they are made,
 * so that shape inference and lowering are one walk.
 *
 * <p>Training and inference are two lowerings of one model; a mode does not exist at run time. A
 * field whose technique does not fit its input is reported once, in its own words and with the
 * chain of shapes that led there, and everything after it stays quiet.
 *
 * <p>{@link dev.regimen.processor.lower.UpdateLowering} then appends the optimizer, so that the
 * whole step is one program and fusion and memory planning see the update too.
 */
@NullMarked
package dev.regimen.processor.lower;

import org.jspecify.annotations.NullMarked;
