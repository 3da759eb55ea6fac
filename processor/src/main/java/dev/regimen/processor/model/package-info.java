/**
 * What the user wrote, read but not yet understood: networks, layers, regimes, uses of annotations.
 *
 * <p>Made by {@code read}, consumed by {@code rule}, {@code check} and {@code lower}. Data only.
 */
@NullMarked
package dev.regimen.processor.model;

import org.jspecify.annotations.NullMarked;
