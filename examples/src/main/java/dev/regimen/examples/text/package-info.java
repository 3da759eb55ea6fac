/**
 * Networks on texts with their regimes.
 *
 * <p>What enters: nothing but the annotations. What leaves: the trainers that the compiler
 * generates beside the classes. The examples' commands import it.
 */
@NullMarked
package dev.regimen.examples.text;

import org.jspecify.annotations.NullMarked;
