/** The same workloads by Deeplearning4j. */
@NullMarked
package dev.regimen.benchmark.dl4j;

import org.jspecify.annotations.NullMarked;
