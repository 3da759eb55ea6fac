package dev.regimen.processor.lower;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Fix;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.loss.LossChoice;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says why the output of a head is not what a loss compares with its task's targets. */
record HeadMisfit(NetworkModel model, Rules rules, Report report) {
  /** A loss that cannot compare with a task's targets. */
  void ofLoss(TaskModel task, Use<?> loss, int units) {
    report
        .error(
            "LossPairing",
            loss.site(),
            loss.text() + " cannot compare with " + task.target().text())
        .fix(
            LossChoice.fitting(model, task, units, rules)
                + ", which is the loss of "
                + task.target().text()
                + " where none is named");
  }

  /** A head that yields other numbers than its loss takes. */
  void ofUnits(TaskModel task, Value output, int needed) {
    LayerModel last = model.end(task).orElseThrow();
    Finding finding =
        report.error(
            "LabelCountMismatch",
            place(last),
            last.text()
                + " yields "
                + output.shape().text()
                + (output.shape().elements() == 1 ? " value" : " values")
                + ", but the "
                + (model.tasks().size() == 1 ? "network" : "task " + task.name())
                + " has "
                + task.target().text());
    if (task.target().perToken() && output.shape().rank() < 3) {
      if (task.target().masked()) {
        LastTokenRows.fix(model, output.graph()).ifPresent(finding::fix);
      }
      finding.fix("delete what makes one row of a text: pooling, @Flatten, @LastUnit");
    } else if (output.shape().rank() > 2 && output.shape().last() == needed) {
      finding
          .fix("@GlobalAveragePool Layer pooled; before it")
          .fix("or @Flatten Layer flat; before it");
    } else {
      finding.fix(
          units(last)
              .map(use -> use.fix("value", needed))
              .orElse(Fix.of("@Dense(" + needed + ") Layer " + unused() + ";")));
    }
  }

  /** A name for a field behind the last one. */
  private String unused() {
    Set<String> names = model.layers().stream().map(LayerModel::field).collect(Collectors.toSet());
    return Stream.of("output", "logits", "prediction")
        .filter(name -> !names.contains(name))
        .findFirst()
        .orElse("last");
  }

  /** The number that is wrong, where the last layer has one. */
  private Site place(LayerModel last) {
    return units(last).map(use -> use.site().member("value")).orElse(last.site());
  }

  private Optional<Use<Annotation>> units(LayerModel last) {
    return rules.in(Role.LAYER, last.uses()).stream()
        .filter(bound -> bound.rule().units(bound.annotation()) > 0)
        .findFirst()
        .map(Rules.Bound::use);
  }
}
