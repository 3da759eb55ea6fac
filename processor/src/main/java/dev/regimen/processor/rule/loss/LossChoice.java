package dev.regimen.processor.rule.loss;

import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Transform;
import java.lang.annotation.Annotation;
import java.util.Map;

/** Which loss a task has. */
public final class LossChoice {
  private LossChoice() {}

  /** The loss of a task, as far as it can be told before shapes are known. */
  public static Rules.Bound<LossRule<Annotation>> of(
      NetworkModel network, TaskModel task, Rules rules) {
    return of(network, task, units(network, task, rules), rules);
  }

  /**
   * The loss that is named for a task, or by the regime for the main one; otherwise the one that is
   * the standard for the target and the units of the head's last layer, as if its annotation stood
   * on the class.
   */
  public static Rules.Bound<LossRule<Annotation>> of(
      NetworkModel network, TaskModel task, int units, Rules rules) {
    return rules.in(Role.LOSS, network.uses(task)).stream()
        .findFirst()
        .orElseGet(() -> standard(network, task.target(), units, rules));
  }

  /** How a task's loss reads the output of its head, as far as it can be told before shapes. */
  public static LossRule.Link link(NetworkModel network, TaskModel task, Rules rules) {
    return of(network, task, rules).rule().link(encoding(network, task, rules));
  }

  /** How a task's targets lie in memory, as far as it can be told before shapes are known. */
  public static LossRule.Encoding encoding(NetworkModel network, TaskModel task, Rules rules) {
    return LossRule.Encoding.of(task.target(), units(network, task, rules));
  }

  /** The loss that serves a target as if none were named, as written. */
  public static String fitting(NetworkModel network, TaskModel task, int units, Rules rules) {
    return standard(network, task.target(), units, rules).use().text();
  }

  private static Rules.Bound<LossRule<Annotation>> standard(
      NetworkModel network, Target target, int units, Rules rules) {
    LossRule<Annotation> rule =
        rules.in(Role.LOSS).stream()
            .filter(loss -> loss.standard(target, units))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no loss for " + target));
    Annotation written = Stated.of(rule.annotation(), Map.of());
    return new Rules.Bound<>(rule, new Use<>(written, "", network.site()));
  }

  /** The units of the head's last layer; 0 where it has none. */
  private static int units(NetworkModel network, TaskModel task, Rules rules) {
    return network.end(task).map(layer -> Transform.units(layer, rules)).orElse(0);
  }
}
