/**
 * Techniques of the loop that every trainer shares: how long, on what data, when to stop.
 *
 * <p>What enters: an annotation. What leaves: facts, calls on the generated blueprint; numbers
 * become settings without a fact.
 */
@NullMarked
package dev.regimen.processor.rule.run;

import org.jspecify.annotations.NullMarked;
