/**
 * Looks after a network before a long run: {@link dev.regimen.babysit.Checkup} takes a few steps
 * beside the trainer, on samples of the user's own, and says what is wrong and which annotation to
 * change.
 *
 * <p>What enters: a trainer and data. What leaves: measurements as values, findings in the words of
 * the compiler's, a text for the console. No run is touched: weights, optimizer and seed are those
 * of probes, which are thrown away.
 *
 * <p>Each check is one class that measures and judges one thing. It imports {@code train} with its
 * steps, and {@code data}; nothing imports it but users.
 */
@NullMarked
package dev.regimen.babysit;

import org.jspecify.annotations.NullMarked;
