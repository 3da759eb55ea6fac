/**
 * Pretext tasks: what samples are shown as, and what is to be said of them, before anybody looks at
 * labels.
 *
 * <p>What enters is a raw sample, what leaves is what the network sees of it in place of that. A
 * generated blueprint makes one of these classes for the annotation of its name, with the numbers
 * of the run; {@link dev.regimen.data.PretextSamples} makes data of it. What is shown is a function
 * of sample and version alone: nothing of it needs to be kept to go on with a run, and validation
 * is of the same task as training.
 *
 * <p>The room imports {@code data}; {@code train} and generated code import it, as may users with
 * tasks of their own.
 */
@NullMarked
package dev.regimen.data.pretext;

import org.jspecify.annotations.NullMarked;
