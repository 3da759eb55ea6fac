/**
 * The intermediate representation: a program of a few closed operations over typed values.
 *
 * <p>What enters: what rules and passes build through {@link dev.regimen.processor.ir.Graph}. What
 * leaves: {@link dev.regimen.processor.ir.Program}s. This room imports {@code java.*} only; every
 * room after it may import it.
 *
 * <p>Operations are few and closed, techniques many and open: a technique is a composition of
 * operations, so differentiation, fusion, planning and emission never learn its name. An operation
 * knows its typing rule, its adjoint and its reference meaning, one file each, and says of texts of
 * several lengths what it makes of the padding behind their ends. All elementwise work is one
 * operation, {@link dev.regimen.processor.ir.Pointwise}, holding a {@link
 * dev.regimen.processor.ir.Scalar} expression: its derivative is symbolic, fusing two of them is
 * substitution, and emission prints the tree as Java.
 *
 * <p>What a kernel of the runtime computes by itself, from memory to memory, is a {@link
 * dev.regimen.processor.ir.Call}: convolutions, poolings, tables. Maps have their channels last, so
 * that every value on maps is a matrix of pixels by channels and shares the loops of dense layers;
 * the weight of a convolution lies as [filters, rows, columns, channels], which is a matrix too.
 *
 * <p>An operation with several results, such as the two gradients of a convolution, stands in a
 * program as the first of them, and each other is a {@link dev.regimen.processor.ir.Result} of it:
 * all are typed, evaluated, differentiated and computed together.
 *
 * <p>Random numbers say by what address they are drawn, {@link
 * dev.regimen.processor.ir.Draw.Address}: anew in each training step, or in each pass over a
 * sample.
 *
 * <p>Values are compared by identity and hash-consed by their graph, which makes common
 * subexpressions one value without a pass.
 */
@NullMarked
package dev.regimen.processor.ir;

import org.jspecify.annotations.NullMarked;
