package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The inner activations of this {@link Block} are not kept for the backward pass but computed again
 * from the block's input when the gradient arrives: less memory for more time (activation
 * checkpointing).
 *
 * <p>What is trained does not change by a bit: the second computation is the first one's, on the
 * same numbers; draws, as those of {@link Dropout}, are addressed and drawn the same again. Kept
 * are the block's output and all sums, which are small: the statistics of {@link BatchNorm} are
 * taken once, and running statistics move once.
 *
 * <p>It costs the forward pass of the block a second time, at most its multiply-adds, and two
 * barriers a step. Memory falls with the number of such blocks: of all of them the inner
 * activations of two at most exist at a time, so that several equal blocks, each of some layers,
 * gain most. The summary of a run says what it saves for a sample and what it costs. Within a block
 * that is computed again everything is, so that the annotation on an inner block adds nothing.
 *
 * <p>Warnings: {@code NothingRecomputed} on a block without inner activations that the backward
 * pass needs, on one within another that is recomputed, and where the run takes no less memory.
 *
 * <p>Source: Chen et al. 2016, <i>Training Deep Nets with Sublinear Memory Cost</i>; PyTorch's
 * {@code torch.utils.checkpoint}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Recompute {}
