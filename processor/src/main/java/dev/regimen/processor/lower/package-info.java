/**
 * From model to program: rules are applied field by field, typing the operations as they are made,
 * so that shape inference and lowering are one walk.
 *
 * <p>Training and inference are two lowerings of one model, each with the input that it sees
 * ({@link dev.regimen.processor.rule.InputShapes}); a mode does not exist at run time. A field
 * whose technique does not fit its input is reported once, in its own words and with the chain of
 * shapes that led there, and everything after it stays quiet.
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
 *
 * <p><b>Phases.</b> A run in which layers thaw has a training step for each phase: the network is
 * lowered once more for the epochs before ({@link dev.regimen.processor.model.NetworkModel#at}), so
 * that what is frozen then has no gradients, its norms read running statistics, and all that
 * fusion, placement and the update make of it follows by itself. One step that skips what is frozen
 * would be cheaper to generate, but every kernel that fuses a frozen layer's work with another's
 * would need a second form anyway, and arrays would be kept for gradients that nobody computes.
 * Weights and slots lie in all phases as in the last one: what trains from different epochs on is
 * in different groups of the update. The phase follows from the epoch alone.
 */
@NullMarked
package dev.regimen.processor.lower;

import org.jspecify.annotations.NullMarked;
