/**
 * Optimizers and penalties: what takes part in the update of a parameter.
 *
 * <p>What enters: a parameter's gradient, its weight, slots and the loop's clock. What leaves: the
 * links of the chain {@code couple → precondition → decay → step → project} that a technique acts
 * in. What depends on no tensor is written as a {@link dev.regimen.processor.ir.Scalar}, so that it
 * is computed once a step.
 */
@NullMarked
package dev.regimen.processor.rule.update;

import org.jspecify.annotations.NullMarked;
