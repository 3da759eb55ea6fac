package dev.regimen.processor.check;

import dev.regimen.annotation.Head;
import dev.regimen.annotation.Network;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TextInput;
import dev.regimen.processor.rule.Transform;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A network says what one sample is and what is to be predicted from it. */
final class TargetCheck implements Check {
  private static final List<String> TARGETS = List.of("classes", "labels", "outputs");

  /** Classes where the last layer does not tell their number. */
  private static final int USUAL = 10;

  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    boolean texts = TextInput.of(network.regime(), rules).isPresent();
    network.use(Network.class).ifPresent(use -> input(use, texts, report));
    List<Use<Head>> heads = heads(network);
    boolean told =
        rules.in(Role.RUN, network.regime()).stream()
            .anyMatch(bound -> bound.rule().tellsTarget(bound.annotation()));
    boolean pretext = !rules.in(Role.PRETEXT, network.regime()).isEmpty();
    if (heads.isEmpty() && !told && !pretext) {
      network.use(Network.class).ifPresent(use -> target(use, network, rules, report));
    } else if (!heads.isEmpty()) {
      network.use(Network.class).ifPresent(use -> onlyByHeads(use, heads.get(0), report));
      heads.forEach(use -> target(use, network, rules, report));
    }
  }

  private static List<Use<Head>> heads(NetworkModel network) {
    return network.tasks().stream()
        .flatMap(task -> task.uses().stream())
        .filter(use -> use.annotation() instanceof Head)
        .map(use -> use.as(Head.class))
        .filter(TargetCheck::predicts)
        .toList();
  }

  /** Whether the head ends here; where it ends nowhere, the reader told that. */
  private static boolean predicts(Use<Head> use) {
    String task = use.annotation().task();
    return task.isEmpty() || task.equals(use.layer());
  }

  private static void onlyByHeads(Use<Network> use, Use<Head> head, Report report) {
    stated(use).stream()
        .findFirst()
        .ifPresent(
            member ->
                report
                    .error(
                        "TargetAmbiguous",
                        use.site().member(member),
                        "@Network states " + member + ", but its fields declare tasks of their own")
                    .why("with @Head each head says what it predicts, as " + head.layer() + " does")
                    .fix("delete " + member + ", or put it on the head that is meant"));
  }

  private static void input(Use<Network> use, boolean texts, Report report) {
    Network network = use.annotation();
    if (network.input().length == 0 && !texts) {
      report
          .error("NonPositiveSize", use.site().member("input"), "input of @Network has no extent")
          .fix("input = {28, 28, 1} for grey images, {13} for a row of 13 numbers")
          .fix("or @Text on the class, for texts");
    }
    double numbers = Arrays.stream(network.input()).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (numbers > Integer.MAX_VALUE) {
      report
          .error(
              "SizeOverflow",
              use.site().member("input"),
              String.format(
                  Locale.ROOT, "a sample of %.0f numbers is more than an array holds", numbers))
          .why("arrays have at most " + Integer.MAX_VALUE + " numbers")
          .fix("smaller samples: images of 224 x 224, windows of longer recordings");
    }
  }

  private static List<String> stated(Use<?> use) {
    return TARGETS.stream().filter(member -> count(use, member) != 0).toList();
  }

  /** One target is stated, by the network or by one of its heads. */
  private static void target(Use<?> use, NetworkModel network, Rules rules, Report report) {
    int units =
        network.end(network.taskOf(use)).map(last -> Transform.units(last, rules)).orElse(0);
    List<String> stated = stated(use);
    if (stated.size() > 1) {
      several(use, stated, units, report);
    } else if (stated.isEmpty()) {
      fixes(none(use, report), units == 1 && use.onLayer(), units > 1 ? units : USUAL);
    } else if (count(use, "classes") == 1) {
      report
          .error(
              "TargetAmbiguous", use.site().member("classes"), use.text() + " has a single class")
          .why("there is nothing to tell apart")
          .fix("classes = 2 for yes or no")
          .fix("or " + only("outputs", 1, use) + ", to predict a number");
    }
  }

  /** What could be meant, of which a single unit leaves two things. */
  private static void fixes(Finding finding, boolean ofOneUnit, int count) {
    if (ofOneUnit) {
      finding.fix("outputs = 1 to predict a number").fix("or classes = 2 for yes or no");
      return;
    }
    finding
        .fix("classes = " + count + " to predict one class")
        .fix("or labels = " + count + " to predict a set of labels")
        .fix("or outputs = " + count + " to predict numbers");
  }

  private static Finding none(Use<?> use, Report report) {
    String states = " states neither classes, labels nor outputs";
    return use.onLayer()
        ? report.error("TaskWithoutTarget", use.site(), "@Head of the task " + use.layer() + states)
        : report.error("TargetAmbiguous", use.site(), use.text() + states);
  }

  /** Of several targets each may be the one that was meant; the last layer tells which it was. */
  private static void several(Use<?> use, List<String> stated, int units, Report report) {
    Finding finding =
        report
            .error(
                "TargetAmbiguous",
                use.site().member(stated.get(stated.size() - 1)),
                use.text() + " states both " + String.join(" and ", stated))
            .why("classes predict a class, labels a set of them, outputs numbers");
    List<String> fitting = stated.stream().filter(member -> count(use, member) == units).toList();
    List<String> meant = fitting.isEmpty() ? stated : fitting;
    for (String member : meant) {
      String or = member.equals(meant.get(0)) ? "" : "or ";
      finding.fix(or + only(member, count(use, member), use));
    }
  }

  private static int count(Use<?> use, String member) {
    return (int) Stated.number(use.annotation(), member);
  }

  /** The annotation with this one of the targets. */
  private static String only(String member, int count, Use<?> use) {
    Annotation without = use.annotation();
    for (String target : TARGETS) {
      without = Stated.with(without, target, 0);
    }
    return new Use<>(without, use.layer(), use.site()).with(member, count);
  }
}
