/** The networks of the workloads as a user writes them, and the process that measures them. */
@NullMarked
package dev.regimen.benchmark.ours;

import org.jspecify.annotations.NullMarked;
