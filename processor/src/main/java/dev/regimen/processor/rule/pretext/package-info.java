/**
 * Pretext tasks: what a network's first layers learn before labels are looked at.
 *
 * <p>What enters: the network that predicts labels. What leaves: the head that stands in the place
 * of its last layer, and the class of the runtime that shows samples. How the head is built, which
 * techniques of the network speak of its labels and so do not hold, and what of a model file the
 * one network takes from the other is the same for all of them.
 */
@NullMarked
package dev.regimen.processor.rule.pretext;

import org.jspecify.annotations.NullMarked;
