package dev.regimen.processor.rule;

import dev.regimen.annotation.Metric;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one annotation means. A technique is one annotation and one rule, registered with
 * {@code @AutoService(Rule.class)}; adding one edits no other file. (A service is named without its
 * type argument, hence {@code @SuppressWarnings("rawtypes")} beside it.)
 *
 * <p>Ranges stand on the annotation's members and are checked for every rule alike. A rule composes
 * operations; derivatives, fusion, memory and code follow from those.
 *
 * @param <A> the annotation
 */
public sealed interface Rule<A extends Annotation>
    permits LayerRule,
        WeightRule,
        InitRule,
        UpdateRule,
        ScheduleRule,
        LossRule,
        TargetRule,
        TaskWeightRule,
        UnlabelledRule,
        PretextRule,
        AugmentationRule,
        RunRule {
  /** The annotation that this rule gives a meaning to. */
  Class<A> annotation();

  /** What must hold beyond the ranges of single members; reports, never throws. */
  default void check(Use<A> use, NetworkModel network, Report report) {}

  /**
   * The same for a rule that depends on what other rules say of themselves, such as whether the
   * optimizer is adaptive. A rule overrides one of the two.
   *
   * @param rules all rules, to be asked for their traits; no rule names another's annotation
   */
  default void check(Use<A> use, NetworkModel network, Rules rules, Report report) {
    check(use, network, report);
  }

  /** Whether this holds, with its own defaults, in a regime that has nothing in its group. */
  default boolean standard() {
    return false;
  }

  /** What the summary says of this, where the annotation's own name does not say it. */
  default Optional<String> summary(A annotation) {
    return Optional.empty();
  }

  /** Whether this keeps a network from learning its samples by heart. */
  default boolean regularizes(A annotation) {
    return false;
  }

  /**
   * Whether it makes part of the network random, by drawing where {@link LayerScope#draws} says so,
   * so that predictions may be means over several draws: what drops or disturbs units and weights,
   * not what changes the input.
   */
  default boolean draws(A annotation) {
    return false;
  }

  /** Metrics that are counted because this names them; some are counted nowhere else. */
  default Set<Metric> measures(A annotation) {
    return Set.of();
  }

  /**
   * The numbers of the regime that this lets go over the run, beside the learning rate: their
   * curves by the names of their settings, in epochs of the run.
   */
  default Map<String, Curve> scheduled(
      Use<A> use, NetworkModel network, Rules rules, Settings settings) {
    return Map.of();
  }

  /**
   * Of what {@link #check} refuses, relations between numbers that a run may override: the runtime
   * refuses them too, whoever states the numbers.
   */
  default List<Relation> relations(Use<A> use, NetworkModel network, Rules rules) {
    return List.of();
  }
}
