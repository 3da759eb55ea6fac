/**
 * Losses, what networks predict under them, and what is done to the targets.
 *
 * <p>What enters: the last layer's output and the targets. What leaves: the loss of each sample,
 * shape [B, 1]. Losses of classes take logits and apply softmax or sigmoid themselves, in a form
 * that cannot overflow. {@link dev.regimen.processor.rule.loss.LossChoice} says which loss a
 * network has where none is named.
 */
@NullMarked
package dev.regimen.processor.rule.loss;

import org.jspecify.annotations.NullMarked;
