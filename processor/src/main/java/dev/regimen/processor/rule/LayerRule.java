package dev.regimen.processor.rule;

import dev.regimen.processor.diagnostic.Fix;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Optional;

/** A technique on a field that computes something: a layer, a normalization, an activation. */
public non-sealed interface LayerRule<A extends Annotation> extends Rule<A> {
  /** Where in its field's order this stands. */
  Slot slot();

  /**
   * The technique applied to a batch; typing the operations infers every shape.
   *
   * @param use the annotation
   * @param x the field's value so far, batch first
   * @param layer makes parameters, settings and draws; knows whether this is training
   */
  Value lower(Use<A> use, Value x, LayerScope layer);

  /**
   * How the layer table names this: {@code dense}, {@code batch norm}, from the annotation's name.
   */
  default String word(A annotation) {
    String name = annotation().getSimpleName();
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  /** Whether it stands on the classes of blocks alone. */
  default boolean ofBlocks() {
    return slot() == Slot.BRANCH;
  }

  // What a rule tells of itself, so that no other rule or check need name its annotation.

  /** As an activation, what it does to the scale of a signal; the automatic initialization. */
  default Activation activation(A annotation) {
    return Activation.LINEAR;
  }

  /** The numbers that it yields, whatever it is given; what a last layer can say. */
  default Range range(A annotation) {
    return Range.ALL;
  }

  /** As what makes probabilities of logits, which losses do themselves: in which way. */
  default LossRule.Link probabilities(A annotation) {
    return LossRule.Link.IDENTITY;
  }

  /** Units or filters of a linear map; 0 for what is none. */
  default int units(A annotation) {
    return 0;
  }

  /** Whether it subtracts each channel's mean, and with it any constant that was added before. */
  default boolean centers(A annotation) {
    return false;
  }

  /**
   * Whether a constant that is added to a channel of the input comes out as a constant that is
   * added to that channel: what pools do, and scaling by trained factors; not activations, nor
   * factors made of the input.
   */
  default boolean keepsShift(A annotation) {
    return false;
  }

  /** Whether inference normalizes by statistics that were gathered in training. */
  default boolean keepsStatistics(A annotation) {
    return false;
  }

  /**
   * For a rule that keeps statistics: the member that says which share of the old ones a step
   * keeps, at 0 of which they are the batch's.
   */
  default String keepMember() {
    return "keep";
  }

  /** Whether inference shows what the field yields beside the prediction. */
  default boolean exposes(A annotation) {
    return false;
  }

  /** As a block's, whether its inner activations are computed again for the backward pass. */
  default boolean recomputes(A annotation) {
    return false;
  }

  /** Whether it yields one vector a sample, also of maps. */
  default boolean flattens(A annotation) {
    return false;
  }

  /** Whether it makes one number of each map, so that single places no longer show. */
  default boolean averages(A annotation) {
    return false;
  }

  /** Whether it takes maps, height x width x channels, and nothing else. */
  default boolean takesMaps(A annotation) {
    return false;
  }

  /** Whether what it yields depends on where in a sample a row stands. */
  default boolean tellsPlaces(A annotation) {
    return false;
  }

  /** Whether a row that it yields depends on rows behind it: later tokens of a text. */
  default boolean looksAhead(A annotation) {
    return false;
  }

  /** Of what looks ahead, how it is written that does not; empty where it cannot be. */
  default Optional<Fix> causally(Use<A> use) {
    return Optional.empty();
  }

  /**
   * Whether a network that sees no rows behind can be told one row after the other: by itself what
   * makes each row of that row alone, and what {@linkplain LayerScope#continuation() goes on} from
   * what it has kept of those before.
   */
  default boolean goesOn(A annotation) {
    return !tellsPlaces(annotation) && !looksAhead(annotation);
  }

  /**
   * Of what hands a state from row to row, how it is written with a norm of each time inside; empty
   * for all else.
   */
  default Optional<Fix> normalizedInside(Use<A> use) {
    return Optional.empty();
  }

  /**
   * Of what {@link #looksUp}: whether an update reaches those rows of the table only that its batch
   * looks up.
   */
  default boolean sparse(A annotation) {
    return false;
  }

  /** Whether it leaves it to attention behind it to turn rows by where they stand. */
  default boolean turnsRows(A annotation) {
    return false;
  }

  /**
   * Whether it is what turns rows where a layer before it {@link #turnsRows leaves it} to do so.
   */
  default boolean turns(A annotation) {
    return false;
  }

  /** Whether it reads its input as numbers of things, not as amounts. */
  default boolean looksUp(A annotation) {
    return false;
  }

  /**
   * As a norm that stands in a residual block's branch: whether the projection of the block's
   * shortcut is normalized by the same. Networks that normalize behind each convolution do so (He
   * et al. 2016 with batch norm, Wu and He 2018 with group norm, and torchvision's {@code
   * norm_layer}); those that normalize before it, as those of layer norm, do not.
   *
   * @param output what the projection yields
   */
  default boolean normalizesShortcut(A annotation, Shape output) {
    return false;
  }

  @Override
  default boolean regularizes(A annotation) {
    return slot().shared();
  }
}
