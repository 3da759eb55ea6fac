/**
 * Losses of samples without labels.
 *
 * <p>What enters: what the network makes of the batch, and the network itself, to be passed again:
 * on another view, on a disturbed input, by averaged weights. What leaves: the loss of each sample,
 * shape [B, 1]. Where a target is the network's own it is a constant, so that one step computes
 * gradients through the passes that are to learn and through no other.
 */
@NullMarked
package dev.regimen.processor.rule.unlabelled;

import org.jspecify.annotations.NullMarked;
