/**
 * What every side of a comparison shares: the workloads, the weights and the batch that all begin
 * with, the loop of a measured process, and the driver that lets two processes take turns.
 *
 * <p>Each side runs in a JVM of its own, because their native libraries exclude each other. The
 * driver speaks with it over its standard input and output, one line for each request. Nothing here
 * knows a library that is measured; the modules of the sides depend on this one.
 */
@NullMarked
package dev.regimen.benchmark;

import org.jspecify.annotations.NullMarked;
