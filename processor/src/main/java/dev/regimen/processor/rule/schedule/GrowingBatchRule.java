package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.GrowingBatch;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** η·factorᵏ·Bₖ/B behind k milestones, which the loop counts; it makes the batches too. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class GrowingBatchRule implements ScheduleRule<GrowingBatch> {
  /** By its own name, as a run knows it. */
  private static final Settings NAMES =
      (use, member) ->
          new Scalar.Setting(SettingName.of(use, member), Stated.number(use.annotation(), member));

  @Override
  public Class<GrowingBatch> annotation() {
    return GrowingBatch.class;
  }

  @Override
  public Curve curve(
      Use<GrowingBatch> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    Scalar fallen = settings.setting(use, "factor").pow(Scalar.of(Scalar.Clock.REDUCTIONS));
    return Curve.of(base.times(fallen).times(Scalar.of(Scalar.Clock.BATCH_GROWTH)));
  }

  @Override
  public List<Fact> facts(Use<GrowingBatch> use, NetworkModel network, Rules rules) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(prefix(network, rules).flatMap(GrowingBatchRule::setting).orElse(""));
    Arrays.stream(sorted(use.annotation())).forEach(arguments::add);
    return List.of(Fact.of("growingBatch", arguments.toArray()));
  }

  private static Optional<Rules.Bound<ScheduleRule<Annotation>>> prefix(
      NetworkModel network, Rules rules) {
    return rules.in(Role.SCHEDULE, network.regime()).stream()
        .filter(bound -> bound.rule().prefix())
        .findFirst();
  }

  /** The setting that is the length of a prefix, if it is one. */
  private static Optional<String> setting(Rules.Bound<ScheduleRule<Annotation>> prefix) {
    Scalar epochs = prefix.rule().epochs(prefix.use(), NAMES);
    return epochs instanceof Scalar.Setting setting
        ? Optional.of(setting.name())
        : Optional.empty();
  }

  private static int[] sorted(GrowingBatch annotation) {
    int[] milestones = annotation.milestones().clone();
    Arrays.sort(milestones);
    return milestones;
  }

  @Override
  public SortedMap<Integer, Integer> batches(GrowingBatch annotation, int first) {
    SortedMap<Integer, Integer> batches = new TreeMap<>();
    int reached = 0;
    for (int milestone : sorted(annotation)) {
      reached++;
      double grown = Math.rint(first / Math.pow(annotation.factor(), reached));
      int maximum = annotation.maximum();
      batches.put(
          milestone, (int) (maximum == 0 ? grown : Math.max(first, Math.min(grown, maximum))));
    }
    return batches;
  }

  @Override
  public void check(Use<GrowingBatch> use, NetworkModel network, Rules rules, Report report) {
    RunSize run = RunSize.of(network, rules);
    GrowingBatch growing = use.annotation();
    Milestones.check(
        use,
        growing.milestones(),
        reached ->
            "the last batch is the first one times "
                + String.format(Locale.ROOT, "%.4g", Math.pow(growing.factor(), -reached)),
        network,
        rules,
        report);
    if (growing.maximum() > 0 && growing.maximum() <= run.batch()) {
      report
          .warning(
              "NoEffect",
              use.site().member("maximum"),
              "maximum = " + growing.maximum() + " is not above batch = " + run.batch())
          .why("the batch never grows, and the rate falls instead")
          .fix(use.fix("maximum", 0));
    }
    prefix(network, rules)
        .filter(before -> setting(before).isEmpty())
        .ifPresent(
            before ->
                report
                    .error(
                        "ScheduleConflict",
                        use.site(),
                        "@GrowingBatch behind "
                            + before.use().text()
                            + ", whose length is no number of epochs")
                    .fix("delete " + before.use().text()));
  }
}
