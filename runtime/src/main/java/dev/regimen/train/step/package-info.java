/**
 * What generated code extends and works with: a {@link dev.regimen.train.step.Step} is one worker's
 * part of a batch, {@link dev.regimen.train.step.Memory} is what all steps of a run share, and a
 * {@link dev.regimen.train.step.Blueprint} is what the compiler knows about the network and its
 * regime, with the {@link dev.regimen.train.step.Settings} that a run may override.
 *
 * <p>What enters: numbers of the regime, sizes and offsets, all decided by the compiler. What
 * leaves: vectors outside the heap, laid out and initialized, that a step computes on.
 *
 * <p>Public for generated code and for the other rooms of training; users meet the blueprint and
 * the settings, and nothing else of it. This room knows no epoch, no batch's origin and no file: it
 * imports {@code annotation}, {@code kernel}, {@code text}, the augmentations of {@code data}, from
 * {@code kernel.window} the word on whether there are products of bf16 numbers, and from {@code
 * train} the exception for a wrong setting.
 */
@NullMarked
package dev.regimen.train.step;

import org.jspecify.annotations.NullMarked;
