package dev.regimen.processor.rule.weight;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Supermask;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.TopMask;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ActingRules;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Penalty;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.WeightRule;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;

/** w where its score is among the largest, else 0; w stands still. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SupermaskRule implements WeightRule<Supermask> {
  @Override
  public Class<Supermask> annotation() {
    return Supermask.class;
  }

  @Override
  public boolean trains(Supermask annotation) {
    return annotation.keep() == 1;
  }

  /** What is left of a signed constant has the variance that rectifiers preserve. */
  @Override
  public Initial initial(Supermask annotation, Fans fans, Initial automatic) {
    double variance = 2 / (annotation.keep() * fans.in());
    return trains(annotation)
        ? automatic
        : new Initial(Initial.Kind.SIGNS, Scalar.constant(Math.sqrt(variance)));
  }

  @Override
  public Value weight(Use<Supermask> use, Value drawn, LayerScope layer) {
    if (trains(use.annotation())) {
      return drawn;
    }
    long entries = drawn.shape().elements();
    long dropped = (long) Math.floor((1 - use.annotation().keep()) * entries);
    double fanIn = (double) entries / drawn.shape().dim(0);
    Initial uniform = new Initial(Initial.Kind.UNIFORM, Scalar.constant(1 / Math.sqrt(fanIn)));
    Value scores = layer.beside(drawn, ".scores", "scores", uniform);
    return drawn
        .graph()
        .add(new TopMask(entries - dropped), List.of(drawn, scores))
        .named("maskedWeight");
  }

  @Override
  public boolean regularizes(Supermask annotation) {
    return !trains(annotation);
  }

  @Override
  public Optional<String> summary(Supermask annotation) {
    return trains(annotation)
        ? Optional.empty()
        : Optional.of("the weight stands still, scores are trained");
  }

  @Override
  public void check(Use<Supermask> use, NetworkModel network, Rules rules, Report report) {
    if (trains(use.annotation())) {
      return;
    }
    for (Rules.Bound<UpdateRule<Annotation>> bound : ActingRules.on(use.layer(), network, rules)) {
      doubt(bound)
          .ifPresent(
              why ->
                  report
                      .warning(
                          "SupermaskScores",
                          use.site(),
                          bound.use().text() + " acts on the scores of " + use.text())
                      .why(why)
                      .fix("delete " + bound.use().text())
                      .fix("delete " + use.text()));
    }
  }

  private static Optional<String> doubt(Rules.Bound<UpdateRule<Annotation>> bound) {
    if (bound.rule().frozenEpochs(bound.annotation()) == Integer.MAX_VALUE) {
      return Optional.of("they stay as they were drawn, and which weights are left is random");
    }
    boolean zeros =
        bound.rule().penalties(bound.annotation()).stream()
            .anyMatch(penalty -> penalty.kind() == Penalty.Kind.MAGNITUDES);
    if (zeros) {
      return Optional.of(
          "scores that are exactly 0 are equal, and which of them counts is no choice");
    }
    return bound.rule().largestNorm(bound.annotation()).isPresent()
        ? Optional.of("scores are compared over the whole layer, and it scales those of some units")
        : Optional.empty();
  }
}
