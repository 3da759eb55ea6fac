package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.InputShapes;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One set of weights fits images of the size of training and of that of evaluation. */
final class ResolutionCheck {
  private final NetworkModel network;
  private final Rules rules;
  private final Report report;

  ResolutionCheck(NetworkModel network, Rules rules, Report report) {
    this.network = network;
    this.rules = rules;
    this.report = report;
  }

  /**
   * Compares the states of the two lowerings.
   *
   * @param training what the training step made
   * @param predicting what the forward pass of evaluation made
   */
  void check(List<State> training, List<State> predicting) {
    Map<String, Shape> predicted = new HashMap<>();
    predicting.forEach(state -> predicted.put(state.op().name(), state.shape()));
    for (State state : training) {
      Shape other = predicted.getOrDefault(state.op().name(), state.shape());
      if (!other.equals(state.shape())) {
        tied(state, other);
        return;
      }
    }
  }

  private void tied(State state, Shape predicting) {
    Rules.Bound<RunRule<Annotation>> resolution =
        rules.in(Role.RUN, network.regime()).stream()
            .filter(bound -> bound.rule().sides(bound.annotation()).isPresent())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(state + " has two shapes"));
    InputShapes shown = InputShapes.of(network, rules);
    report
        .error(
            "ResolutionTied",
            resolution.use().site(),
            state.op().name()
                + " is "
                + state.shape().text()
                + " for images of "
                + shown.train().text()
                + ", and "
                + predicting.text()
                + " for "
                + shown.test().text())
        .why(
            "one set of weights has to serve both: " + state.layer() + " sees every place of a map")
        .fix("@GlobalAveragePool in front of " + state.layer() + ", in place of @Flatten")
        .fix("or delete " + resolution.use().text());
  }
}
