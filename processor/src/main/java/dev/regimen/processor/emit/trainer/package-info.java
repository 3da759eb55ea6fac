/**
 * The class around the steps: the model card, the blueprint, the numbers one may set, initial
 * values, the learning rate; and the file, which JavaPoet writes. The last room of the compiler: it
 * sees the model, what lowering made of it and both schedules, and nothing sees it but the entry.
 */
@NullMarked
package dev.regimen.processor.emit.trainer;

import org.jspecify.annotations.NullMarked;
