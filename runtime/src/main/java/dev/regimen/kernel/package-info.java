/**
 * The verbs that generated code calls: memory, matrix products, threads, randomness, scalar
 * functions.
 *
 * <p>What enters: sizes, offsets and small tiles on the heap. What leaves: the same tiles, filled.
 * Everything is written for one way of running (see {@link dev.regimen.kernel.ThreadPool}): one
 * worker per core executes the same straight-line program on its share of a batch, meets the others
 * at a phase barrier where something is reduced over the batch, and allocates nothing.
 *
 * <p>Long vectors lie outside the heap ({@link dev.regimen.kernel.Floats}), so that native kernels
 * work on them in place and users see them as {@code INDArray} without a copy; ND4J's library is
 * loaded when somebody does. Elementwise loops never touch it one element at a time, because
 * HotSpot does not vectorize such access: they copy a tile of some hundred elements to a heap
 * array, which costs about 0.1 ns an element, loop over the array, and copy back. What only such
 * loops read lies on the heap as it is ({@link dev.regimen.kernel.TiledVector}).
 *
 * <p>Loops are shaped by what HotSpot 17 vectorizes: arrays on the heap, no conversion between int
 * and float, and bodies of at most some 60 operations, beyond which a loop runs five to fifteen
 * times slower and nothing says so. {@link dev.regimen.kernel.Elementary} and {@link
 * dev.regimen.kernel.Draws} are written within those limits.
 *
 * <p>Networks train in float; where gradients are checked they compute in double. What differs
 * between the two (vector kernels, oneDNN) is written by hand. The rest is written once, in float,
 * in {@code src/main/twins}; the build writes its twin in double, of which {@code
 * src/build/Twins.java} tells the rules.
 *
 * <p>Operations on windows stand in a room of their own, {@code kernel.window}.
 *
 * <p>Nothing here knows a layer, a technique or a network. This room imports {@code java.*}, SLF4J,
 * ND4J, JavaCPP, OpenBLAS, oneDNN and JNA (for what the bindings lack), and no other room; the
 * other rooms of the runtime and generated code may import it. It is the only room that names
 * OpenBLAS, and but for {@code kernel.window} the only one that names oneDNN, and generated code
 * names none of them nor ND4J, so that another library can take their place.
 */
@NullMarked
package dev.regimen.kernel;

import org.jspecify.annotations.NullMarked;
