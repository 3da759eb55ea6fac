/**
 * Networks on images: small ones with their regimes, and published architectures.
 *
 * <p>What enters: nothing but the annotations. What leaves: the trainers that the compiler
 * generates beside the classes. The examples' commands import it.
 *
 * <p>A network is composed of blocks that are declared once: {@link
 * dev.regimen.examples.vision.BasicBlock} and {@link dev.regimen.examples.vision.Bottleneck} of the
 * residual networks, {@link dev.regimen.examples.vision.ConvNextBlock}.
 */
@NullMarked
package dev.regimen.examples.vision;

import org.jspecify.annotations.NullMarked;
