/**
 * From model to program: rules are applied field by field, typing the operations as they are made,
 * so that shape inference and lowering are one walk.
 *
 * <p>Training and inference are two lowerings of one model; a mode does not exist at run time. A
 * field whose technique does not fit its input is reported once, in its own words and with the
 * chain of shapes that led there, and everything after it stays quiet.
 *
 * <p><b>Blocks.</b> What only shapes can tell about a block is filled in on the way: the width of a
 * use that follows its input, with it the numbers that are relative to that width, and the
 * projection of a shortcut. The same walk does it as lowers, on a graph that is thrown away ({@link
 * dev.regimen.processor.lower.NetworkLowering#sized}), so there is no second shape inference; the
 * filled-in model is what rules' checks, both lowerings and the rest of the compiler see, and for
 * them a projection is a layer like any other. To resolve stated widths while reading would have
 * made two places of it, and left the checks with numbers that are none.
 *
 * <p><b>Tasks.</b> Each has a leaf for its targets, a prediction and a mean loss; the program's
 * loss is their sum by weight. Where samples may lack a target, a second leaf says which have one,
 * the loss is the mean over these, and what is missing is a target of zeros, so that nothing that
 * is not finite is multiplied by 0. How many have one is a sum over the batch: such a task costs a
 * barrier.
 *
 * <p>{@link dev.regimen.processor.lower.UpdateLowering} lowers the optimizer to programs of its
 * own, one a {@link dev.regimen.processor.ir.UpdateStage}: from gradients to what the parameters
 * become, and before it, where a technique asks, to where gradients are taken a second time and to
 * the sum of several batches' gradients. It goes slot by slot over all parameters, so that a rule
 * may see the whole network's gradients, which one parameter at a time would not let it.
 */
@NullMarked
package dev.regimen.processor.lower;

import org.jspecify.annotations.NullMarked;
