/**
 * The annotation processor: from an annotated class to its trainer.
 *
 * <p>{@link dev.regimen.processor.RegimenProcessor} is all that javac sees: rounds, waiting,
 * printing. What is between the elements and the file is the rooms' work, in the order {@code
 * read}, {@code check}, {@code lower}, {@code pass}, {@code plan}, {@code emit}, with {@code
 * diagnostic} and {@code rule} beside them; this package may import all of them and is imported by
 * none.
 */
@NullMarked
package dev.regimen.processor;

import org.jspecify.annotations.NullMarked;
