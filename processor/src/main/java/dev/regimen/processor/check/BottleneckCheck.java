package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;
import java.util.Optional;

/** A class is told from the others by what the layer before the last one lets through. */
final class BottleneckCheck implements Check {
  /** What plots of hidden units have on purpose, one for each axis. */
  private static final int PLOTTED = 2;

  /** Where so many units are too few is known; of more, it depends on the data. */
  private static final int FEW = 8;

  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    network.tasks().forEach(task -> check(task, network, rules, report));
  }

  private static void check(TaskModel task, NetworkModel network, Rules rules, Report report) {
    Target target = task.target();
    Optional<LayerModel> end = network.end(task);
    if (target.task() != Target.Task.CLASSES || end.isEmpty()) {
      return;
    }
    for (LayerModel layer : network.layers()) {
      Optional<LayerModel> reader = network.reader(layer.name()).layer();
      boolean feeds = reader.filter(next -> next.name().equals(end.get().name())).isPresent();
      if (feeds && units(end.get(), rules).isPresent()) {
        units(layer, rules)
            .filter(bound -> tooFew(bound.units(), target.count()))
            .ifPresent(bound -> warn(bound, target, report));
      }
    }
  }

  private static boolean tooFew(int units, int classes) {
    return units < classes && units < FEW && units != PLOTTED;
  }

  private record Units(Use<Annotation> use, int units) {}

  private static Optional<Units> units(LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .filter(bound -> bound.rule().units(bound.annotation()) > 0)
        .findFirst()
        .map(bound -> new Units(bound.use(), bound.rule().units(bound.annotation())));
  }

  private static void warn(Units few, Target target, Report report) {
    int wider = Math.max(4 * few.units(), Integer.highestOneBit(2 * target.count()));
    report
        .warning(
            "Bottleneck",
            few.use().site().member("value"),
            "all that tells "
                + target.text()
                + " apart passes through "
                + few.units()
                + (few.units() == 1 ? " unit" : " units"))
        .why("the scores of the classes then lie in so many dimensions, and are no longer free")
        .fix(few.use().with("value", wider));
  }
}
