package dev.regimen.processor.read;

import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Flatten;
import dev.regimen.annotation.Relu;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Suggestion;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.Replaced;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.PretextRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.TargetRule;
import dev.regimen.processor.rule.TaskWeightRule;
import dev.regimen.processor.rule.UnlabelledRule;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The network that learns a pretext task: the layers of one that predicts labels up to one of them,
 * and a head for the task in the place of the rest.
 */
final class PretextNetwork {
  private final Rules rules;
  private final Rules.Bound<PretextRule<Annotation>> task;

  private PretextNetwork(Rules rules, Rules.Bound<PretextRule<Annotation>> task) {
    this.rules = rules;
    this.task = task;
  }

  /** What a regime asks for, if it asks for one. */
  static Optional<PretextNetwork> of(List<Use<?>> regime, Rules rules) {
    return rules.in(Role.PRETEXT, regime).stream()
        .findFirst()
        .map(bound -> new PretextNetwork(rules, bound));
  }

  /** Whether what a network says is of its labels, and so says nothing of the task. */
  boolean ofLabels(Use<?> use) {
    return rules.of(use.annotation().annotationType()).stream().anyMatch(rule -> is(rule, use));
  }

  private static <A extends Annotation> boolean is(Rule<A> rule, Use<?> use) {
    if (rule instanceof RunRule<A> run) {
      return run.ofLabels(rule.annotation().cast(use.annotation()));
    }
    return rule instanceof LossRule<A>
        || rule instanceof TargetRule<A>
        || rule instanceof TaskWeightRule<A>
        || rule instanceof UnlabelledRule<A>
        || rule instanceof AugmentationRule<A> augmentation
            && (augmentation.slot() == AugmentationSlot.LABEL
                || augmentation.slot() == AugmentationSlot.MIX);
  }

  /** What does not hold of what a network says. */
  Replaced replaced(Use<?> use) {
    return new Replaced(use, Optional.of(task.use()));
  }

  /** The network of the task, with what of the written one is left out. */
  record Made(NetworkModel network, List<Replaced> leftOut) {}

  /** The network of the task in the place of the one that is written. */
  Made of(NetworkModel written, Report report) {
    List<Part> trunk = trunk(written, report);
    PretextRule.Head head = task.rule().head(task.annotation(), written, rules);
    List<Part> parts = new ArrayList<>(trunk);
    if (!head.target().perToken() && !isFlat(trunk, written)) {
      parts.add(layer(unused("flat", trunk), Stated.of(Flatten.class, Map.of())));
    }
    if (head.hidden() > 0) {
      String name = unused(head.field() + "Hidden", trunk);
      parts.add(layer(name, dense(head.hidden()), Stated.of(Relu.class, Map.of())));
    }
    parts.add(layer(unused(head.field(), trunk), dense(head.target().count())));
    NetworkModel network =
        new NetworkModel(
            written.packageName(),
            written.network(),
            written.trainer(),
            written.input(),
            List.of(TaskModel.only(head.target())),
            parts,
            written.regime(),
            written.site());
    List<Replaced> leftOut =
        written.parts().stream()
            .filter(part -> !trunk.contains(part))
            .flatMap(Part::layers)
            .flatMap(layer -> layer.uses().stream())
            .map(this::replaced)
            .toList();
    return new Made(network, leftOut);
  }

  private static Dense dense(int units) {
    return Stated.of(Dense.class, Map.of("value", units));
  }

  private LayerModel layer(String name, Annotation... techniques) {
    List<Use<?>> uses =
        Stream.of(techniques)
            .<Use<?>>map(each -> new Use<>(each, name, task.use().site()))
            .toList();
    return new LayerModel(name, uses, task.use().site());
  }

  /** A name that no part has. */
  private static String unused(String name, List<Part> parts) {
    return Stream.iterate(1, n -> n + 1)
        .map(n -> n == 1 ? name : name + n)
        .filter(candidate -> parts.stream().noneMatch(part -> part.name().equals(candidate)))
        .findFirst()
        .orElseThrow();
  }

  /** Whether what the parts yield is known to be one vector a sample. */
  private boolean isFlat(List<Part> trunk, NetworkModel written) {
    List<Rules.Bound<LayerRule<Annotation>>> techniques =
        trunk.stream()
            .flatMap(Part::layers)
            .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
            .toList();
    boolean rows = techniques.stream().anyMatch(b -> b.rule().looksUp(b.annotation()));
    return written.input().rank() == 1 && !rows
        || techniques.stream().anyMatch(b -> b.rule().flattens(b.annotation()));
  }

  private List<Part> trunk(NetworkModel written, Report report) {
    List<Part> parts = written.parts();
    List<Part> unheaded = parts.stream().filter(part -> written.taskOf(part).isEmpty()).toList();
    String on = task.rule().layer(task.annotation());
    List<String> names = unheaded.stream().map(Part::name).toList();
    if (!on.isEmpty() && !names.contains(on)) {
      Finding finding =
          report.error(
              "UnknownName",
              task.use().site().member("on"),
              "there is no layer \"" + on + "\" that a head could stand on");
      finding.why("a head stands on a field of the network that predicts no label: " + names);
      Suggestion.near(on, names).ifPresent(near -> finding.fix(task.use().fix("on", near)));
    } else if (on.isEmpty() && unheaded.isEmpty()) {
      report
          .error(
              "NoTrunk",
              task.use().site(),
              task.use().text()
                  + " has no layer to teach: "
                  + written.network()
                  + " is a head alone")
          .why("the last field is left out, and the task's own head stands on what is before it")
          .fix("a layer before " + parts.stream().map(Part::name).findFirst().orElse("the last"))
          .fix("or delete " + task.use().text());
    }
    int end = names.indexOf(on) + 1;
    return on.isEmpty() || end == 0 ? unheaded : unheaded.subList(0, end);
  }
}
