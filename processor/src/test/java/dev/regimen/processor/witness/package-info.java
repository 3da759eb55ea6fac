/**
 * Independent witnesses of what the compiler writes: generated trainers, compiled in memory and run
 * step by step, against finite differences, the interpreter, another library and closed forms.
 */
@NullMarked
package dev.regimen.processor.witness;

import org.jspecify.annotations.NullMarked;
