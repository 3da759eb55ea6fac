package dev.regimen.processor.rule.update;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.AdamW;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.BaseRate;
import dev.regimen.processor.rule.Position;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is checked of every λ.
 *
 * @param use the penalty
 * @param member the member that holds λ
 * @param strength λ
 */
record Decay(Use<?> use, String member, double strength) {
  private static final double WEAKEST = 1e-6;
  private static final double STRONGEST = 0.1;

  void checkUnusual(Report report) {
    if (strength > 0 && (strength < WEAKEST || strength > STRONGEST)) {
      report
          .warning(
              "DecayUnusual",
              use.site().member(member),
              use.text() + " with a strength of " + strength + " outside [1e-6, 0.1]")
          .why("usual strengths are 1e-4 to 5e-4")
          .fix(use.text() + "(" + (member.equals("value") ? "" : member + " = ") + "1e-4)");
    }
  }

  void checkVectors(boolean vectors, NetworkModel network, Report report) {
    if (vectors && strength > 0) {
      report
          .warning(
              "DecayOnVectors",
              use.site().member("vectors"),
              use.text() + " also shrinks the biases and norm scales of " + layers(network))
          .why("a bias or a scale does not overfit, and pulling it to 0 costs accuracy")
          .fix("delete vectors = true");
    }
  }

  private String layers(NetworkModel network) {
    return Position.of(use, network)
        .map(position -> position.layer().text())
        .orElseGet(
            () ->
                network.layers().stream()
                    .map(LayerModel::text)
                    .distinct()
                    .collect(Collectors.joining(", ")));
  }

  /** An adaptive optimizer divides a coupled penalty by its own scale. */
  void checkCoupled(NetworkModel network, Report report) {
    boolean adaptive = network.use(Adam.class).isPresent() || network.use(AdamW.class).isPresent();
    if (adaptive && strength > 0) {
      report
          .warning(
              "CoupledDecay",
              use.site(),
              use.text() + " with an adaptive optimizer decays large gradients' weights least")
          .why("Adam divides lambda*w by the root of the mean square gradient")
          .fix("@WeightDecay(" + strength + ")");
    }
  }

  /** What {@link #checkSign} refuses, for every run. */
  static Relation keepsSign(Use<?> use) {
    return Relation.productBelow(
        "learningRate",
        SettingName.of(use, "value"),
        1.0,
        "a step multiplies weights by 1 - learning rate * lambda, which must stay above 0");
  }

  void checkSign(NetworkModel network, Report report) {
    double rate = BaseRate.of(network);
    if (rate * strength >= 1) {
      report
          .error(
              "DecayFlipsSign",
              use.site().member(member),
              use.text() + " multiplies weights by " + (float) (1 - rate * strength) + " each step")
          .why("1 - learning rate * lambda = 1 - " + rate + " * " + strength)
          .fix(use.text() + "(1e-4)");
    }
  }

  /** Whether another penalty acts on the same weights in the same way. */
  <A extends Annotation> void checkTwice(
      Class<A> other, ToDoubleFunction<A> strengthOf, NetworkModel network, Report report) {
    Predicate<Use<A>> acts = found -> strengthOf.applyAsDouble(found.annotation()) > 0;
    if (strength > 0 && beside(other, network).anyMatch(acts)) {
      report
          .error(
              "DecayTwice",
              use.site(),
              use.text() + " and @" + other.getSimpleName() + " decay the same weights")
          .why("their strengths add up")
          .fix("delete " + use.text())
          .fix("delete @" + other.getSimpleName());
    }
  }

  /** The uses of another penalty where this one acts; on a field they replace the class's. */
  private <A extends Annotation> Stream<Use<A>> beside(Class<A> other, NetworkModel network) {
    Optional<Use<A>> onClass = network.use(other);
    if (use.onLayer()) {
      return Position.of(use, network)
          .flatMap(position -> position.layer().use(other))
          .or(() -> onClass)
          .stream();
    }
    Stream<Use<A>> onFields =
        network.layers().stream()
            .filter(layer -> !layer.has(use.annotation().annotationType()))
            .flatMap(layer -> layer.use(other).stream());
    return Stream.concat(onClass.stream(), onFields);
  }
}
