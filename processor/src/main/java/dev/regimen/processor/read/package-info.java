/**
 * From the compiler's elements to {@link dev.regimen.processor.model.NetworkModel}.
 *
 * <p>What enters: classes annotated with {@code @Network} or {@code @Regime}. What leaves: models,
 * complete even where the source is wrong (a report then says so), so that a skeleton with the
 * right API can always be written. Only this room and the processor's entry import {@code
 * javax.lang.model}; nothing here imports a compiler's own classes, so javac and ecj read alike.
 *
 * <p><b>Order.</b> Layers come in the order of the fields, which both compilers keep for source;
 * annotations on one element have no order. Fields that a superclass brings are refused, because
 * ecj sorts the fields of class files.
 *
 * <p><b>Blocks.</b> A field whose type is a {@code @Block} class is opened up into that class's
 * fields, once for each repetition, so that the model has one part for each application, with its
 * own name and stride. Numbers relative to the use stay as they are written: what they are may
 * depend on shapes, which only lowering knows. A block is found through the field's type, in this
 * compilation, another one or a class file; since a field without an annotation may use one, a
 * network waits for its fields' types to be written, if only until the last round. No generated
 * code names a block, so it may be private, which a network may not.
 *
 * <p><b>What has no meaning.</b> An annotation on what is read that no rule knows is told, unless
 * it is known as another's: left out in silence it would be missed in the model.
 *
 * <p><b>Who wins.</b> Some techniques are alone in their group ({@link
 * dev.regimen.processor.rule.ExclusiveGroup}): one optimizer, one decay, one of each penalty. An
 * annotation that is itself annotated with techniques stands for them. What is written directly
 * beats what such an annotation brings; two of those that disagree about one group are an error.
 * What stands on a {@code @Regime} class beats what stands on its network, group by group, so a
 * regime may restate the optimizer alone and inherit the rest, or be rid of some of it by
 * {@code @Without}. What does not hold is kept beside the model ({@link
 * dev.regimen.processor.model.Replaced}), for the summary and for checks.
 *
 * <p><b>Experiments.</b> {@link dev.regimen.processor.read.ExperimentReader} reads what an
 * experiment varies, and each network that it names again: with other numbers of its structure,
 * which stand in the place of those that are written before blocks are opened up, or without one of
 * its techniques. Such a network goes through the same stages as one that a user writes so.
 */
@NullMarked
package dev.regimen.processor.read;

import org.jspecify.annotations.NullMarked;
