package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Softmax;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.Transform;
import dev.regimen.processor.rule.loss.LossChoice;
import java.util.Optional;

/** e^{x − max} over its sum along the last axis. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SoftmaxRule implements LayerRule<Softmax> {
  @Override
  public Class<Softmax> annotation() {
    return Softmax.class;
  }

  @Override
  public Slot slot() {
    return Slot.ACTIVATE;
  }

  @Override
  public Value lower(Use<Softmax> use, Value x, LayerScope layer) {
    return of(x);
  }

  /** Along the last axis. */
  static Value of(Value x) {
    // The shift cancels in value and derivative; it keeps the exponential in range.
    Value exponential = x.minus(x.maximum(-1).detach().named("max")).exp().named("exponential");
    return exponential.dividedBy(exponential.sum(-1).named("sum"));
  }

  @Override
  public void check(Use<Softmax> use, NetworkModel network, Rules rules, Report report) {
    Optional<Position> here = Position.of(use, network);
    boolean oneUnit =
        here.filter(position -> Transform.units(position.layer(), rules) == 1).isPresent();
    TaskModel task = here.flatMap(Position::task).orElse(network.main());
    LossRule.Link link = LossChoice.link(network, task, rules);
    if (oneUnit) {
      report
          .error("LossPairing", use.site(), "@Softmax over one unit is always 1")
          .fix("delete @Softmax (@BinaryCrossEntropy applies a sigmoid)")
          .fix("@Sigmoid");
    } else if (here.filter(Position::last).isPresent()) {
      last(use, link, LossChoice.of(network, task, rules).use().text(), report);
    }
  }

  private static void last(Use<Softmax> use, LossRule.Link link, String loss, Report report) {
    if (link == LossRule.Link.SOFTMAX) {
      report
          .error(
              "SoftmaxTwice",
              use.site(),
              "@Softmax on the last layer: the loss " + loss + " applies it itself")
          .why("softmax of probabilities is nearly uniform, and training stalls")
          .fix("delete @Softmax (predict gives probabilities anyway)");
    } else if (link != LossRule.Link.IDENTITY) {
      report
          .error(
              "LossPairing",
              use.site(),
              "@Softmax on the last layer does not go with "
                  + loss
                  + ", which takes "
                  + link.word())
          .fix("delete @Softmax (predict gives probabilities anyway)");
    }
  }
}
