package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ExclusiveGroup;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A regime has one optimizer, a field one activation: what must be alone is alone. */
final class ExclusiveGroupCheck implements Check {
  private static final int IMAGE_RANK = 3;

  /** What stands together in one place and one group. */
  private record Group(ExclusiveGroup kind, List<Use<?>> members) {}

  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    groups(network.regime(), rules)
        .forEach(group -> alone(group, "a regime", network, rules, report));
    network
        .tasks()
        .forEach(
            task ->
                groups(task.uses(), rules)
                    .forEach(group -> alone(group, "a head", network, rules, report)));
    Set<String> blocks =
        network.blocks().stream().map(BlockModel::name).collect(Collectors.toSet());
    for (LayerModel layer : network.layers()) {
      String place = blocks.contains(layer.name()) ? "a block" : "a field";
      groups(layer.uses(), rules).forEach(group -> alone(group, place, network, rules, report));
    }
  }

  /** What is refused on fields because of others: which of them will stay is not known. */
  static Set<Use<?>> conflicting(NetworkModel network, Rules rules) {
    Set<Use<?>> conflicting = Collections.newSetFromMap(new IdentityHashMap<>());
    Stream<List<Use<?>>> ofLayers = network.layers().stream().map(LayerModel::uses);
    Stream<List<Use<?>>> ofTasks = network.tasks().stream().map(TaskModel::uses);
    Stream.concat(ofLayers, ofTasks)
        .flatMap(uses -> groups(uses, rules).stream())
        .filter(group -> group.members().size() > 1)
        .forEach(group -> conflicting.addAll(group.members()));
    return conflicting;
  }

  private static Collection<Group> groups(List<Use<?>> uses, Rules rules) {
    Map<String, Group> groups = new TreeMap<>();
    for (Use<?> use : uses) {
      Optional<Rule<?>> rule = rules.of(use.annotation().annotationType());
      if (rule.isPresent()) {
        ExclusiveGroup kind = ExclusiveGroup.of(rule.get());
        groups
            .computeIfAbsent(kind.word(), word -> new Group(kind, new ArrayList<>()))
            .members()
            .add(use);
      }
    }
    return groups.values();
  }

  private static void alone(
      Group group, String place, NetworkModel network, Rules rules, Report report) {
    Use<?> first = group.members().get(0);
    for (Use<?> other : group.members().subList(1, group.members().size())) {
      boolean same = other.text().equals(first.text());
      String what = same ? other.text() + " twice" : text(other) + " beside " + text(first);
      Finding finding =
          report.error(
              group.kind().conflict(),
              other.site(),
              what + ": " + place + " has one " + group.kind().word());
      if (same) {
        finding.fix("write " + other.text() + " itself here");
        continue;
      }
      boolean firstFits = fits(first, network, rules);
      boolean otherFits = fits(other, network, rules);
      if (firstFits || !otherFits) {
        finding.fix(deleting(other));
      }
      if (otherFits || !firstFits) {
        finding.fix((otherFits && !firstFits ? "" : "or ") + deleting(first));
      }
      if (!other.site().broughtBy().isEmpty()) {
        finding.fix("or " + other.source() + " beside it, which replaces what others bring");
      }
    }
  }

  /** With the annotation that brings it. */
  private static String text(Use<?> use) {
    String by = use.site().broughtBy();
    return use.text() + (by.isEmpty() ? "" : " of " + by);
  }

  /** What stands in the source can be deleted there. */
  private static String deleting(Use<?> use) {
    String by = use.site().broughtBy();
    return "delete " + (by.isEmpty() ? use.text() : by + ", which brings " + use.text());
  }

  /** Whether a technique can stay, for all that is known before there are shapes. */
  private static boolean fits(Use<?> use, NetworkModel network, Rules rules) {
    Report alone = new Report();
    RuleCheck.check(use, network, rules, alone);
    boolean maps =
        rules.in(Role.LAYER, List.of(use)).stream()
            .anyMatch(bound -> bound.rule().takesMaps(bound.annotation()));
    return alone.findings().isEmpty() && !(maps && onVectors(use, network, rules));
  }

  private static boolean onVectors(Use<?> use, NetworkModel network, Rules rules) {
    Stream<LayerModel> before =
        network.layers().stream().limit(network.index(use.layer()).orElse(0));
    return network.input().rank() != IMAGE_RANK
        || before.anyMatch(
            layer ->
                rules.in(Role.LAYER, layer.uses()).stream()
                    .anyMatch(bound -> bound.rule().flattens(bound.annotation())));
  }
}
