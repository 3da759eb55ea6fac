package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Sigmoid;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.loss.LossChoice;
import java.lang.annotation.Annotation;
import java.util.Optional;

/** 1/(1 + e⁻ˣ). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SigmoidRule implements LayerRule<Sigmoid> {
  @Override
  public Class<Sigmoid> annotation() {
    return Sigmoid.class;
  }

  @Override
  public Slot slot() {
    return Slot.ACTIVATE;
  }

  @Override
  public Value lower(Use<Sigmoid> use, Value x, LayerScope layer) {
    return x.apply(UnaryFunction.SIGMOID);
  }

  @Override
  public void check(Use<Sigmoid> use, NetworkModel network, Rules rules, Report report) {
    Optional<Position> here = Position.of(use, network).filter(Position::last);
    if (here.isEmpty()) {
      return;
    }
    TaskModel task = here.flatMap(Position::task).orElse(network.main());
    Rules.Bound<LossRule<Annotation>> loss = LossChoice.of(network, task, rules);
    LossRule.Link link = LossChoice.link(network, task, rules);
    if (link == LossRule.Link.SIGMOID) {
      report
          .error(
              "SoftmaxTwice",
              use.site(),
              "@Sigmoid on the last layer: the loss " + loss.use().text() + " applies it itself")
          .fix("delete @Sigmoid");
    } else if (link != LossRule.Link.IDENTITY) {
      report
          .error(
              "LossPairing",
              use.site(),
              "@Sigmoid on the last layer does not go with "
                  + loss.use().text()
                  + ", which takes "
                  + link.word())
          .fix("delete @Sigmoid");
    }
  }

  @Override
  public Activation activation(Sigmoid annotation) {
    return Activation.saturating(0.25);
  }
}
