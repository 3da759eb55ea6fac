package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ExclusiveGroup;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A regime has one optimizer, a field one activation: what must be alone is alone. */
final class ExclusiveGroupCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    alone(network.regime(), "a regime", rules, report);
    Set<String> blocks =
        network.blocks().stream().map(BlockModel::name).collect(Collectors.toSet());
    for (LayerModel layer : network.layers()) {
      String place = blocks.contains(layer.name()) ? "a block" : "a field";
      alone(layer.uses(), place, rules, report);
    }
  }

  private static void alone(List<Use<?>> uses, String place, Rules rules, Report report) {
    Map<String, List<Use<?>>> members = new TreeMap<>();
    Map<String, ExclusiveGroup> groups = new TreeMap<>();
    for (Use<?> use : uses) {
      Optional<Rule<?>> rule = rules.of(use.annotation().annotationType());
      if (rule.isPresent()) {
        ExclusiveGroup group = ExclusiveGroup.of(rule.get());
        groups.put(group.word(), group);
        members.computeIfAbsent(group.word(), word -> new ArrayList<>()).add(use);
      }
    }
    members.forEach((word, together) -> alone(together, groups.get(word), place, report));
  }

  private static void alone(
      List<Use<?>> together, ExclusiveGroup group, String place, Report report) {
    Use<?> first = together.get(0);
    for (Use<?> other : together.subList(1, together.size())) {
      boolean same = other.text().equals(first.text());
      String what = same ? other.text() + " twice" : other.text() + " beside " + first.text();
      Finding finding =
          report.error(
              group.conflict(), other.site(), what + ": " + place + " has one " + group.word());
      if (same) {
        finding.fix("write " + other.text() + " itself here");
      } else {
        finding.fix("delete " + other.text()).fix("or delete " + first.text());
      }
    }
  }
}
