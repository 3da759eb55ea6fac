package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.LabelNoise;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Draws the classes of training samples evenly, with a probability. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LabelNoiseRule implements AugmentationRule<LabelNoise> {
  /** More than half of the labels drawn are no light regularization any more. */
  private static final double MOST = 0.5;

  @Override
  public Class<LabelNoise> annotation() {
    return LabelNoise.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.LABEL;
  }

  @Override
  public boolean ofImages() {
    return false;
  }

  @Override
  public List<String> arguments() {
    return List.of("value", "fixed");
  }

  @Override
  public Set<ImageChange> changes(LabelNoise annotation) {
    return Set.of();
  }

  @Override
  public void check(Use<LabelNoise> use, NetworkModel network, Report report) {
    int classes =
        network.tasks().stream()
            .map(TaskModel::target)
            .filter(target -> target.task() == Target.Task.CLASSES)
            .mapToInt(Target::count)
            .max()
            .orElse(0);
    if (classes == 0) {
      report
          .error(
              "Misplaced",
              use.site(),
              "@LabelNoise draws classes, but this network predicts numbers")
          .fix("delete @LabelNoise");
    } else if (!use.annotation().fixed() && use.annotation().value() > MOST) {
      high(use, classes, report);
    }
  }

  private static void high(Use<LabelNoise> use, int classes, Report report) {
    double each = use.annotation().value() / classes;
    double own = 1 - (classes - 1) * each;
    report
        .warning(
            "LabelNoiseHigh",
            use.site().member("value"),
            String.format(
                Locale.ROOT,
                "@LabelNoise(%s) makes %.0f %% of the training labels wrong in every epoch",
                use.annotation().value(),
                100 * (1 - own)))
        .why(
            String.format(
                Locale.ROOT,
                "no network of %d classes brings the training loss below %.2f then, the entropy of"
                    + " such labels",
                classes,
                -(classes - 1) * term(each) - term(own)))
        .fix(use.fix("value", 0.1))
        .fix("fixed = true, for a test whether the network learns its samples by heart");
  }

  /** x ln x, which is 0 at 0. */
  private static double term(double x) {
    return x == 0 ? 0 : x * Math.log(x);
  }
}
