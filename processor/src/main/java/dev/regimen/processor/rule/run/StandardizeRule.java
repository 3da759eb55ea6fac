package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Standardize;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Features, and targets where asked for, to zero mean and unit variance. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class StandardizeRule implements RunRule<Standardize> {
  private static final int RGB = 3;
  private static final String IMAGE_NET =
      "@Standardize(mean = {ImageNet.MEAN_RED, ImageNet.MEAN_GREEN, ImageNet.MEAN_BLUE}, std ="
          + " {ImageNet.STD_RED, ImageNet.STD_GREEN, ImageNet.STD_BLUE})";

  @Override
  public Class<Standardize> annotation() {
    return Standardize.class;
  }

  @Override
  public List<Fact> facts(Standardize annotation) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("standardize", true, annotation.targets()));
    double[] mean = annotation.mean();
    double[] std = annotation.std();
    for (int c = 0; c < Math.max(mean.length, std.length); c++) {
      facts.add(Fact.of("channel", c < mean.length ? mean[c] : 0.0, c < std.length ? std[c] : 1.0));
    }
    return facts;
  }

  @Override
  public boolean standardizes(Standardize annotation) {
    return true;
  }

  @Override
  public void check(Use<Standardize> use, NetworkModel network, Rules rules, Report report) {
    boolean numbers =
        network.tasks().stream().anyMatch(task -> task.target().task() == Target.Task.OUTPUTS);
    boolean labels = rules.in(Role.PRETEXT, network.regime()).isEmpty();
    if (use.annotation().targets() && labels && !numbers) {
      report
          .error(
              "Misplaced",
              use.site().member("targets"),
              "targets = true standardizes numbers, but this network predicts "
                  + network.target().text())
          .fix("delete targets = true");
    }
    checkChannels(use, network, report);
    network.layers().stream()
        .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
        .filter(bound -> bound.rule().looksUp(bound.annotation()))
        .findFirst()
        .ifPresent(
            table ->
                report
                    .error(
                        "Misplaced",
                        use.site(),
                        "@Standardize would change the ids that "
                            + table.use().text()
                            + " looks up")
                    .fix("delete @Standardize"));
  }

  private static void checkChannels(Use<Standardize> use, NetworkModel network, Report report) {
    int channels = network.input().last();
    int means = use.annotation().mean().length;
    int deviations = use.annotation().std().length;
    if (means != deviations || means != 0 && means != channels) {
      Finding finding =
          report
              .error(
                  "StandardizeChannels",
                  use.site().member(means == channels || means == 0 ? "std" : "mean"),
                  String.format(
                      Locale.ROOT,
                      "%d numbers for mean and %d for std, but the input %s has %d channel%s",
                      means,
                      deviations,
                      network.input().text(),
                      channels,
                      channels == 1 ? "" : "s"))
              .why("a channel is one index of the last axis");
      if (channels == RGB && network.input().rank() > 1) {
        finding.fix(IMAGE_NET);
      }
      finding.fix("@Standardize, which fits both on the training split");
    } else if (network.input().rank() > 1) {
      checkIntensities(use, report);
    }
  }

  /** Numbers for bytes are a slip that trains, badly. */
  private static void checkIntensities(Use<Standardize> use, Report report) {
    double[] mean = use.annotation().mean();
    for (int i = 0; i < mean.length; i++) {
      if (mean[i] < 0 || mean[i] > 1) {
        report
            .warning(
                "StandardizeChannels",
                use.site().member("mean").element(i),
                "no intensity of an image is " + mean[i] + ": images are read as numbers in [0, 1]")
            .fix(divided(use) + ", the same divided by 255");
        return;
      }
    }
  }

  private static String divided(Use<Standardize> use) {
    double[] mean = divided(use.annotation().mean());
    Standardize of = Stated.with(use.annotation(), "mean", mean);
    return new Use<>(of, use.layer(), use.site()).with("std", divided(use.annotation().std()));
  }

  private static double[] divided(double[] bytes) {
    return Arrays.stream(bytes).map(number -> Math.round(number / 255 * 1e4) / 1e4).toArray();
  }
}
