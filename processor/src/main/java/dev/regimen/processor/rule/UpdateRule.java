package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A technique that takes part in the update of parameters, in one {@link UpdateSlot} or several: a
 * rule overrides the links that it acts in. The slot is what tells {@code @L2} (coupled, rescaled
 * by the optimizer) from {@code @WeightDecay} (decoupled) apart.
 */
public non-sealed interface UpdateRule<A extends Annotation> extends Rule<A> {
  /** Whether this is the optimizer, of which a regime has exactly one. */
  default boolean optimizer() {
    return false;
  }

  /**
   * The epochs of a run, from its first, in which what this acts on is not trained; {@link
   * Integer#MAX_VALUE} for all. The gradient of what is not trained is not computed either.
   */
  default int frozenEpochs(A annotation) {
    return 0;
  }

  /**
   * The same where it depends on the layer.
   *
   * @param layer a layer that this acts on
   */
  default int frozenEpochs(A annotation, String layer, NetworkModel network) {
    return frozenEpochs(annotation);
  }

  /**
   * Whether what this keeps from being trained yields in training what it yields at inference, so
   * that nothing in it is drawn.
   */
  default boolean evaluates(A annotation) {
    return false;
  }

  /** Whether this bounds gradients, of which a regime needs one beside the optimizer's own. */
  default boolean clips() {
    return false;
  }

  /** Whether this keeps an average of the weights, of which a regime has one at most. */
  default boolean averages() {
    return false;
  }

  /** Whether this acts on a parameter of the given rank; penalties leave vectors alone. */
  default boolean appliesTo(A annotation, int rank) {
    return true;
  }

  /**
   * Where this stands among the rules of a slot, the least first. Rules of the same priority must
   * give the same in either order, as what is added does.
   */
  default int priority(UpdateSlot slot) {
    return 0;
  }

  /** The learning rate of the parameters that this acts on. */
  default Scalar learningRate(Use<A> use, Scalar rate, UpdateScope scope) {
    return rate;
  }

  /**
   * Whether several batches make one update, by the mean gradient of their samples. The loop reads
   * their number from the setting {@code accumulate}.
   */
  default boolean accumulates() {
    return false;
  }

  /** How many batches make one update where this {@link #accumulates()}. */
  default int batchesOfUpdate(A annotation) {
    return 1;
  }

  /**
   * Makes of the loss's gradient what is added to the weight before the batch's gradient is
   * computed a second time, which the update then begins with; the weight that it steps from is the
   * one before. The gradient itself where no second time is wanted.
   */
  default Value ascend(Use<A> use, Value gradient, UpdateScope scope) {
    return gradient;
  }

  /** Bounds the loss's gradient. */
  default Value clip(Use<A> use, Value gradient, UpdateScope scope) {
    return gradient;
  }

  /** Adds a penalty's gradient to the loss's. */
  default Value couple(Use<A> use, Value gradient, UpdateScope scope) {
    return gradient;
  }

  /** Turns the gradient into a direction: momentum, Adam's ratio. */
  default Value precondition(Use<A> use, Value gradient, UpdateScope scope) {
    return gradient;
  }

  /** Adds a decay that the optimizer does not rescale; the step then is {@code w − η·direction}. */
  default Value decay(Use<A> use, Value direction, UpdateScope scope) {
    return direction;
  }

  /** Rescales the direction with everything in it, as a trust ratio does. */
  default Value scale(Use<A> use, Value direction, UpdateScope scope) {
    return direction;
  }

  /** Moves the stepped weight: soft thresholds, norm bounds. */
  default Value project(Use<A> use, Value weight, UpdateScope scope) {
    return weight;
  }

  /**
   * Keeps the average, {@link UpdateScope#average()}, of a parameter or of a running statistic.
   *
   * @param next what the parameter or the statistic is behind the step
   */
  default void average(Use<A> use, Value next, UpdateScope scope) {}

  // What a rule tells of itself, so that no other rule or check need name its annotation.

  /** For an optimizer: the member that holds the learning rate. */
  default String rateMember() {
    return "learningRate";
  }

  /** For an optimizer: the member that says how much of past gradients it keeps, if it does. */
  default Optional<String> momentumMember(A annotation) {
    return Optional.empty();
  }

  /** For an optimizer: the learning rates that are usual; all where nothing is said. */
  default Band usualRates() {
    return Band.ALL;
  }

  /**
   * Whether each weight's step is divided by the size of its own gradients, and with it any penalty
   * that is added to them.
   */
  default boolean adaptive(A annotation) {
    return false;
  }

  /**
   * Whether this has to reach every row of a table in every update, those without a gradient too.
   * What says no acts on a row when the batch looks it up: a moment or a decay of other rows waits.
   */
  default boolean reachesEveryRow(A annotation) {
    return averages() || accumulates();
  }

  /** The penalties that this puts on the weights that it applies to. */
  default List<Penalty> penalties(A annotation) {
    return List.of();
  }

  /** The largest norm of a unit's incoming weights that this leaves, if it bounds that. */
  default OptionalDouble largestNorm(A annotation) {
    return OptionalDouble.empty();
  }

  @Override
  default boolean regularizes(A annotation) {
    return !penalties(annotation).isEmpty() || largestNorm(annotation).isPresent();
  }

  /** A penalty that the optimizer does not rescale must not turn a weight's sign in any run. */
  @Override
  default List<Relation> relations(Use<A> use, NetworkModel network, Rules rules) {
    Optional<Rules.Bound<UpdateRule<Annotation>>> optimizer = BaseRate.optimizer(network, rules);
    boolean rescales =
        optimizer.map(bound -> bound.rule().adaptive(bound.annotation())).orElse(false);
    return penalties(use.annotation()).stream()
        .filter(penalty -> penalty.kind() == Penalty.Kind.SQUARES)
        .filter(penalty -> optimizer.isPresent() && !(penalty.coupled() && rescales))
        .map(
            penalty ->
                Relation.productBelow(
                    SettingName.of(optimizer.get().use(), optimizer.get().rule().rateMember()),
                    SettingName.of(use, penalty.member()),
                    1.0,
                    "a step multiplies weights by 1 - learning rate * lambda, which must stay"
                        + " above 0"))
        .toList();
  }
}
