package dev.regimen.processor.lower;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TargetRule;
import dev.regimen.processor.rule.loss.LossChoice;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;

/** Lowers the loss on the last layer's output, and the prediction beside it. */
final class LossLowering {
  private final NetworkModel model;
  private final Rules rules;
  private final DeclaredSettings settings;
  private final boolean training;

  LossLowering(NetworkModel model, Rules rules, DeclaredSettings settings, boolean training) {
    this.model = model;
    this.rules = rules;
    this.settings = settings;
    this.training = training;
  }

  record Outcome(LossRule<?> rule, String text, Value prediction, Value loss) {}

  Optional<Outcome> lower(Graph graph, Value output, Report report) {
    int units = output.shape().last();
    Rules.Bound<LossRule<Annotation>> bound = LossChoice.of(model, units, rules);
    int needed = bound.rule().units(model);
    if (output.shape().rank() != 2 || units != needed) {
      mismatch(output, needed, report);
      return Optional.empty();
    }
    return Optional.of(apply(graph, bound, output));
  }

  private Outcome apply(Graph graph, Rules.Bound<LossRule<Annotation>> bound, Value output) {
    LossRule<Annotation> rule = bound.rule();
    graph.enter(Origin.forward(Origin.LOSS));
    int columns = rule.encoding() == LossRule.Encoding.BINARY ? 1 : output.shape().last();
    Value target = graph.leaf(Leaf.Kind.TARGET, "target", Shape.batch(columns)).named("target");
    Value seen = training ? prepared(target, rule.encoding()) : target;
    Value perSample = rule.loss(bound.use(), output, seen, settings);
    Value loss = perSample.named("perSample").mean(0).reshape(Shape.scalar()).named("mean");
    Value prediction = rule.prediction(output);
    if (prediction != output) {
      prediction.rename("prediction");
    }
    return new Outcome(
        rule, bound.use().annotation().annotationType().getSimpleName(), prediction, loss);
  }

  private Value prepared(Value target, LossRule.Encoding encoding) {
    Value seen = target;
    for (Rules.Bound<TargetRule<Annotation>> bound : rules.in(Role.TARGET, model.regime())) {
      seen = bound.rule().target(bound.use(), seen, encoding, settings);
    }
    return seen;
  }

  private void mismatch(Value output, int needed, Report report) {
    List<LayerModel> layers = model.layers();
    LayerModel last = layers.get(layers.size() - 1);
    String what = model.target().task() == Target.Task.CLASSES ? " classes" : " outputs";
    report
        .error(
            "LabelCountMismatch",
            last.site(),
            last.text()
                + " yields "
                + output.shape().text()
                + " values, but the network has "
                + model.target().count()
                + what)
        .fix(
            output.shape().rank() > 2 && output.shape().last() == needed
                ? "@Flatten or @GlobalAveragePool on a field before"
                : "@Dense(" + needed + ") Layer " + last.field() + ";");
  }
}
