package dev.regimen.processor.check;

import dev.regimen.annotation.Network;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TextInput;
import dev.regimen.processor.rule.Transform;
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
    List<LayerModel> layers = network.layers();
    int units = layers.isEmpty() ? 0 : Transform.units(layers.get(layers.size() - 1), rules);
    boolean texts = TextInput.of(network.regime(), rules).isPresent();
    boolean told =
        rules.in(Role.RUN, network.regime()).stream()
            .anyMatch(bound -> bound.rule().tellsTarget(bound.annotation()));
    network
        .use(Network.class)
        .ifPresent(
            use -> {
              checkInput(use, texts, report);
              if (!told) {
                checkTarget(use, units, report);
              }
            });
  }

  private static void checkInput(Use<Network> use, boolean texts, Report report) {
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

  private static void checkTarget(Use<Network> use, int units, Report report) {
    Network network = use.annotation();
    List<String> stated = TARGETS.stream().filter(member -> count(use, member) != 0).toList();
    if (stated.size() > 1) {
      several(use, stated, units, report);
    } else if (stated.isEmpty()) {
      int count = units > 1 ? units : USUAL;
      report
          .error(
              "TargetAmbiguous", use.site(), "@Network states neither classes, labels nor outputs")
          .fix("classes = " + count + " to predict one class")
          .fix("or labels = " + count + " to predict a set of labels")
          .fix("or outputs = " + count + " to predict numbers");
    } else if (network.classes() == 1) {
      report
          .error("TargetAmbiguous", use.site().member("classes"), "@Network has a single class")
          .why("there is nothing to tell apart")
          .fix("classes = 2 for yes or no")
          .fix("or " + only("outputs", 1, use) + ", to predict a number");
    }
  }

  /** Of several targets each may be the one that was meant; the last layer tells which it was. */
  private static void several(Use<Network> use, List<String> stated, int units, Report report) {
    Finding finding =
        report
            .error(
                "TargetAmbiguous",
                use.site().member(stated.get(stated.size() - 1)),
                "@Network states both " + String.join(" and ", stated))
            .why("classes predict a class, labels a set of them, outputs numbers");
    List<String> fitting = stated.stream().filter(member -> count(use, member) == units).toList();
    List<String> meant = fitting.isEmpty() ? stated : fitting;
    for (String member : meant) {
      String or = member.equals(meant.get(0)) ? "" : "or ";
      finding.fix(or + only(member, count(use, member), use));
    }
  }

  private static int count(Use<Network> use, String member) {
    return (int) Stated.number(use.annotation(), member);
  }

  /** The annotation with this one of the targets. */
  private static String only(String member, int count, Use<Network> use) {
    Network without = use.annotation();
    for (String target : TARGETS) {
      without = Stated.with(without, target, 0);
    }
    return new Use<>(without, use.layer(), use.site()).with(member, count);
  }
}
