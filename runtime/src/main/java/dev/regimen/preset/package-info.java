/**
 * Presets: published regimes as annotations of several techniques, each number with its source.
 *
 * <p>What enters: annotations, this room imports {@code dev.regimen.annotation} and {@code java.*}
 * only. What leaves: annotations that the compiler reads as if their parts stood on the class. A
 * preset has no rule and no right that an annotation of the user's own has not.
 *
 * <p>What is written on the class replaces a preset's part as a whole, and {@link
 * dev.regimen.annotation.Without} takes it away; every number can be set at run time under the name
 * that it has without the preset. A preset's rate is for its batch: {@code PresetBatch} says what
 * another one asks for. None states what the network or the data are, nor how many samples are for
 * validation, of which the papers set none aside.
 */
@NullMarked
package dev.regimen.preset;

import org.jspecify.annotations.NullMarked;
