package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ActingRules;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.WeightRule;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What bounds weights, and what disturbs them, leaves to those that training begins with the scale
 * that their initialization gives them.
 */
final class InitialScaleCheck {
  /** What bounds are usually, and above twice the norm of Kaiming's units. */
  private static final double USUAL = 3;

  private final NetworkModel network;
  private final Rules rules;
  private final Report report;

  InitialScaleCheck(NetworkModel network, Rules rules, Report report) {
    this.network = network;
    this.rules = rules;
    this.report = report;
  }

  void check(List<State> states) {
    Checks.uses(network)
        .filter(RangeCheck::sound)
        .flatMap(use -> rules.bound(Role.UPDATE, use).stream())
        .filter(bound -> bound.rule().largestNorm(bound.annotation()).isPresent())
        .forEach(bound -> check(bound, states));
    network.layers().forEach(layer -> noise(layer, states));
  }

  private void noise(LayerModel layer, List<State> states) {
    for (Rules.Bound<WeightRule<Annotation>> bound : rules.in(Role.WEIGHT, layer.uses())) {
      double noise = bound.rule().noise(bound.annotation());
      states.stream()
          .filter(state -> state.layer().equals(layer.name()) && state.rank() >= 2)
          .filter(state -> noise > deviation(state))
          .findFirst()
          .ifPresent(state -> warn(bound.use(), noise, deviation(state)));
    }
  }

  private void warn(Use<?> use, double noise, double deviation) {
    report
        .warning(
            "WeightNoiseAboveWeights",
            use.site().member("value"),
            String.format(
                Locale.ROOT,
                "%s adds noise of deviation %s to weights that begin with %.3g",
                use.text(),
                noise,
                deviation))
        .why("the noise of a unit's sum is then larger than the sum that the input makes")
        .fix(String.format(Locale.ROOT, "%s(%.1g)", use.text(), deviation / 5));
  }

  private void check(Rules.Bound<UpdateRule<Annotation>> bound, List<State> states) {
    double largest = bound.rule().largestNorm(bound.annotation()).orElseThrow();
    states.stream()
        .filter(state -> state.op().kind() == Leaf.Kind.PARAMETER && !state.fixed())
        .filter(state -> bound.rule().appliesTo(bound.annotation(), state.rank()))
        .filter(state -> ActingRules.train(state.layer(), network, rules))
        .filter(state -> ActingRules.uses(state.layer(), network).contains(bound.use()))
        .max(Comparator.comparingDouble(InitialScaleCheck::norm))
        .filter(state -> norm(state) > largest)
        .ifPresent(state -> warn(bound, largest, state));
  }

  private void warn(Rules.Bound<UpdateRule<Annotation>> bound, double largest, State state) {
    double norm = norm(state);
    report
        .warning(
            "MaxNormBelowInitial",
            bound.use().site().member("value"),
            String.format(
                Locale.ROOT,
                "%s bounds norms at %s, but %s begins with units of norm %.3g",
                bound.use().text(),
                largest,
                state.layer(),
                norm))
        .why(
            String.format(
                Locale.ROOT,
                "the first update would multiply them by %.2g, and the scale of the initialization"
                    + " is lost",
                largest / norm))
        .fix(
            String.format(
                Locale.ROOT, "%s(%.0f)", bound.use().text(), Math.max(USUAL, Math.ceil(2 * norm))));
  }

  /** The standard deviation of a weight's entries about 0, as its norm tells it. */
  private static double deviation(State state) {
    return norm(state) / Math.sqrt((double) state.shape().elements() / state.shape().dim(0));
  }

  /** The norm that the initialization makes be expected of what belongs to one unit. */
  private static double norm(State state) {
    double units = state.shape().dim(0);
    double each = state.shape().elements() / units;
    Initial initial = state.initial();
    double amount = Math.abs(initial.amount().evaluate(new double[0], InitialScaleCheck::standard));
    return switch (initial.kind()) {
      case CONSTANT, SIGNS, NORMAL, TRUNCATED_NORMAL -> amount * Math.sqrt(each);
      case UNIFORM -> amount * Math.sqrt(each / 3);
      case ORTHOGONAL -> amount * Math.sqrt(Math.min(1, each / units));
      case LENGTHS -> 0;
    };
  }

  /** A setting as the annotation has it. */
  private static double standard(Scalar leaf) {
    return ((Scalar.Setting) leaf).value();
  }
}
