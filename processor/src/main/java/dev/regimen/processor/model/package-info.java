/**
 * What the user wrote, read but not yet understood: networks, layers, blocks, regimes, uses of
 * annotations.
 *
 * <p><b>A tree, and a list.</b> A network is a sequence of {@link
 * dev.regimen.processor.model.Part}s, layers and blocks, because residual connections and branches
 * are no sequence. What looks at every layer takes {@code layers()}, the leaves in the order of
 * their application. Repetitions are there one by one, so nothing downstream knows of them; what
 * they have in common, settings and size constants, goes by {@link
 * dev.regimen.processor.model.Paths#ofUse}. What stands on a block's class is a layer of the
 * block's own name: rules, settings, saved names and checks then need no second kind of place.
 *
 * <p><b>Tasks are a list</b>, the main one first. A task names the part that is its head. A head
 * reads the trunk as its predecessors left it, and the part behind it reads the same: so heads
 * stand where they branch off, and the tree of parts needs no third kind. The only task of a
 * network has its last part for a head, and the regime's loss.
 *
 * <p>Made by {@code read}, consumed by {@code rule}, {@code check} and {@code lower}. Data only.
 */
@NullMarked
package dev.regimen.processor.model;

import org.jspecify.annotations.NullMarked;
