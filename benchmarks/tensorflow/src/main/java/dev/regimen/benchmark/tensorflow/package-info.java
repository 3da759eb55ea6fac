/** TensorFlow for Java in graph mode as a side of the comparison. */
@NullMarked
package dev.regimen.benchmark.tensorflow;

import org.jspecify.annotations.NullMarked;
