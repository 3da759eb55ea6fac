/**
 * How weights are filled before training.
 *
 * <p>What enters: a weight's fans and the field's activation. What leaves: an {@link
 * dev.regimen.processor.ir.Initial}. {@link dev.regimen.processor.rule.init.AutomaticInit} is the
 * choice where no annotation makes one.
 */
@NullMarked
package dev.regimen.processor.rule.init;

import org.jspecify.annotations.NullMarked;
