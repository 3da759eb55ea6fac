/**
 * Published findings of how networks learn, measured again on Fashion-MNIST, MNIST and a table.
 *
 * <p>What enters: the folder of a data set's files. What leaves: figures on the console, one
 * sentence of what came out, and a report where a declared experiment is recorded. {@link
 * dev.regimen.examples.findings.Findings} gives the commands to {@code dev.regimen.examples}; what
 * they came to stands in {@code docs/running.md}.
 *
 * <p>A finding is one class and the networks that it compares. What holds of a difference is said
 * over seeds that are the same for all that is compared.
 */
@NullMarked
package dev.regimen.examples.findings;

import org.jspecify.annotations.NullMarked;
