package dev.regimen.processor.rule;

import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A technique of the loop that every trainer shares: how long, on what data, when to stop. It
 * becomes facts of the generated blueprint, which the runtime acts on.
 */
public non-sealed interface RunRule<A extends Annotation> extends Rule<A> {
  /** The group of what averages weights, by whatever role it does so. */
  String AVERAGE = "average of the weights";

  /** The facts; numbers that a run may override are settings and need no fact. */
  List<Fact> facts(A annotation);

  /** The facts where they depend on the network; a rule overrides one of the two. */
  default List<Fact> facts(Use<A> use, NetworkModel network, Rules rules) {
    return facts(use.annotation());
  }

  // What a rule tells of itself, so that no other rule or check need name its annotation.

  /** What a regime has one of, where several annotations are of that: {@code condition}. */
  default String group() {
    return "@" + annotation().getSimpleName();
  }

  /** Whether it is of one unit alone, which tells two classes apart by a threshold. */
  default boolean decidesByThreshold() {
    return false;
  }

  /** What ends the run before its last epoch, if this does. */
  default Optional<Monitored> stopsBy(A annotation) {
    return Optional.empty();
  }

  /** Whether predictions are means over several draws of what is random in the network. */
  default boolean predictsByDraws(A annotation) {
    return false;
  }

  /** Whether a fit trains several networks, which predict together. */
  default boolean trainsSeveral() {
    return false;
  }

  /** Whether features have mean 0 and variance 1 behind this. */
  default boolean standardizes(A annotation) {
    return false;
  }

  /** Whether this says something of networks that predict such a thing. */
  default boolean serves(Target.Task task) {
    return true;
  }

  /** Whether samples count by weights in the training loss of the main task. */
  default boolean weighsSamples(A annotation) {
    return false;
  }

  /**
   * Whether this is of the targets that a network has been given, and so says nothing of a task
   * that a regime has in their place.
   */
  default boolean ofLabels(A annotation) {
    return weighsSamples(annotation)
        || decidesByThreshold()
        || tellsTarget(annotation)
        || stopsBy(annotation).isPresent();
  }

  /** The share or number of samples that are set aside for validation, if this decides on it. */
  default OptionalDouble validation(A annotation) {
    return OptionalDouble.empty();
  }

  /** The sides that images are shown at, if this says so. */
  default Optional<InputShapes.Sides> sides(A annotation) {
    return Optional.empty();
  }

  /** Whether products and convolutions take numbers in bf16. */
  default boolean roundsProducts(A annotation) {
    return false;
  }

  /** What samples are as rows of ids, if this says that they are texts. */
  default Optional<TextInput> texts(A annotation) {
    return Optional.empty();
  }

  /** The ids of texts, if this adds some to those of their units. */
  default TextInput extended(A annotation, TextInput units) {
    return units;
  }

  /** Whether this says something of texts alone. */
  default boolean ofTexts() {
    return false;
  }

  /**
   * What a network predicts whose {@code @Network} states this, if this says more of it.
   *
   * @param texts what samples are as rows of ids, if they are texts
   */
  default Target predicts(A annotation, Target stated, Optional<TextInput> texts) {
    return stated;
  }

  /** Whether {@code @Network} need not state what is predicted, since this does. */
  default boolean tellsTarget(A annotation) {
    return false;
  }

  /** Whether the processor is to multiply them, where it rounds products. */
  default boolean multipliesBf16(A annotation) {
    return false;
  }

  /** The bytes that a run may take, if this says so. */
  default OptionalLong memoryBudget(A annotation) {
    return OptionalLong.empty();
  }

  /** What each sample comes with beside its features, if this says so. */
  default Optional<ConditionInput.Form> condition(A annotation) {
    return Optional.empty();
  }
}
