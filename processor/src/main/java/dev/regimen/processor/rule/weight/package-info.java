/**
 * Forms of a weight: what is trained in its place, and what is made of that.
 *
 * <p>What enters: the trained tensor of a field's transformation. What leaves: the weight that its
 * product is computed with, and a gain of that product.
 */
@NullMarked
package dev.regimen.processor.rule.weight;

import org.jspecify.annotations.NullMarked;
