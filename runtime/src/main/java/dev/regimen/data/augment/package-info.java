/**
 * Augmentation: what training does to images on their way into the network, and what evaluation
 * shows of them.
 *
 * <p>What enters are the techniques that a generated blueprint makes, one class for each
 * annotation, with the numbers of the run. What leaves is an {@link
 * dev.regimen.data.augment.Augmenter} a worker, which turns a raw sample into features. The order
 * is that of the kinds of technique, whatever the order of annotations: all geometry in one
 * resampling, which also brings images to the size at which the pass shows them, intensities
 * (policies, then colours), standardization, noise and erasing, mixing.
 *
 * <p>Everything random is a pure function of (seed, view, sample, technique), a view being an epoch
 * or one of several showings in an epoch. So nothing depends on the number of workers; a worker
 * computes the sample that it mixes in itself instead of waiting for another; and leaving one
 * technique out changes nothing about what the others draw. Validation, test and prediction are
 * never augmented but by {@link dev.regimen.data.augment.Viewing}: a regime in which they were
 * random by mistake cannot be written.
 *
 * <p>The room imports {@code data} and the constants of {@code annotation}; {@code train} and
 * generated code import it, as may users with techniques of their own.
 */
@NullMarked
package dev.regimen.data.augment;

import org.jspecify.annotations.NullMarked;
