/**
 * What stands on fields and computes: layers, norms, activations, dropout.
 *
 * <p>What enters: a batch as a {@link dev.regimen.processor.ir.Value}, batch first and channels
 * last. What leaves: the operations of the technique, of which derivatives, fusion and code follow.
 * One rule an annotation, named after it.
 */
@NullMarked
package dev.regimen.processor.rule.layer;

import org.jspecify.annotations.NullMarked;
