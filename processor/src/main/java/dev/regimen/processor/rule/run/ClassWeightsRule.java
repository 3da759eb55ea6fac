package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ClassWeights;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Samples count by their class: by a number for each, or by the inverse of its share. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ClassWeightsRule implements RunRule<ClassWeights> {
  private static final String VALUE = "value";

  /** Weights that a fix writes out; nobody would write more. */
  private static final int MOST_WRITTEN = 100;

  @Override
  public Class<ClassWeights> annotation() {
    return ClassWeights.class;
  }

  @Override
  public List<Fact> facts(ClassWeights annotation) {
    return List.of(
        new Fact(
            "classWeights",
            Arrays.stream(annotation.value()).mapToObj(weight -> (Object) weight).toList()));
  }

  @Override
  public boolean weighsSamples(ClassWeights annotation) {
    return true;
  }

  @Override
  public void check(Use<ClassWeights> use, NetworkModel network, Report report) {
    double[] weights = use.annotation().value();
    if (network.target().task() != Target.Task.CLASSES) {
      report
          .error(
              "Misplaced",
              use.site(),
              "@ClassWeights weighs one class a sample, but this network predicts "
                  + network.target().text())
          .fix("delete @ClassWeights");
    } else if (weights.length > 0 && weights.length != network.target().count()) {
      mismatch(use, network.target().count(), report);
    } else if (weights.length > 0) {
      values(use, weights, report);
    }
  }

  private static void mismatch(Use<ClassWeights> use, int classes, Report report) {
    double[] found = use.annotation().value();
    Finding said =
        report.error(
            "ClassWeightsMismatch",
            use.site().member(VALUE),
            "@ClassWeights has "
                + found.length
                + " weights, but there are "
                + classes
                + " classes");
    if (classes <= MOST_WRITTEN) {
      said.fix("@ClassWeights({" + fitting(found, classes) + "})");
    }
    said.fix("@ClassWeights, which weighs each class by the inverse of its share");
  }

  private static String fitting(double[] found, int classes) {
    return IntStream.range(0, classes)
        .mapToObj(c -> String.valueOf(c < found.length ? found[c] : 1.0))
        .collect(Collectors.joining(", "));
  }

  private static void values(Use<ClassWeights> use, double[] weights, Report report) {
    double largest = DoubleStream.of(weights).max().orElse(0);
    if (largest == 0) {
      report
          .error("OutOfRange", use.site().member(VALUE), "all weights of @ClassWeights are 0")
          .why("no sample would count")
          .fix("@ClassWeights, which weighs each class by the inverse of its share");
    } else if (DoubleStream.of(weights).allMatch(weight -> weight == largest)) {
      report
          .warning(
              "NoEffect", use.site().member(VALUE), "all weights of @ClassWeights are " + largest)
          .why("the mean is divided by their sum, so that every class counts as without them")
          .fix("delete @ClassWeights")
          .fix("or @ClassWeights, which weighs each class by the inverse of its share");
    }
  }
}
