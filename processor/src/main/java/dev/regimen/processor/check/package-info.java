/**
 * What must hold between techniques, whatever they are: ranges, groups, places, names, counts.
 *
 * <p>What enters: a {@link dev.regimen.processor.model.NetworkModel} as read, and later the states
 * that lowering made of it. What leaves: findings. May import model, rule, ir and diagnostic. What
 * concerns one technique stands in its rule's {@code check}; what concerns one number, in that
 * member's {@link dev.regimen.annotation.Interval}. Here stands only what none of them can know.
 */
@NullMarked
package dev.regimen.processor.check;

import org.jspecify.annotations.NullMarked;
