package dev.regimen.processor.rule.pretext;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.RotationPrediction;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.PretextRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.util.List;

/** By how many quarters an image is turned, one class for each. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class RotationPredictionRule implements PretextRule<RotationPrediction> {
  private static final int QUARTERS = 4;
  private static final int IMAGE_RANK = 3;

  @Override
  public Class<RotationPrediction> annotation() {
    return RotationPrediction.class;
  }

  @Override
  public String layer(RotationPrediction annotation) {
    return annotation.on();
  }

  @Override
  public Head head(RotationPrediction annotation, NetworkModel labelled, Rules rules) {
    return new Head("rotation", new Target(Target.Task.CLASSES, QUARTERS));
  }

  @Override
  public void check(Use<RotationPrediction> use, NetworkModel network, Rules rules, Report report) {
    Shape input = network.input();
    if (input.rank() != IMAGE_RANK || input.dim(0) != input.dim(1)) {
      report
          .error(
              "NotSquare",
              use.site(),
              use.text() + " turns square images, but the input is " + input.text())
          .why("a turned image must fit where the upright one does")
          .fix("an input of square images, which readers make by size(28)")
          .fix("or delete " + use.text());
      return;
    }
    List<Use<?>> mirrors =
        rules.in(Role.AUGMENTATION, network.regime()).stream()
            .filter(b -> b.rule().changes(b.annotation()).contains(ImageChange.FLIP))
            .<Use<?>>map(Rules.Bound::use)
            .toList();
    if (mirrors.size() > 1) {
      report
          .warning(
              "RotatedByFlips",
              mirrors.get(1).site(),
              mirrors.get(0).text()
                  + " and "
                  + mirrors.get(1).text()
                  + " together turn an image by half, which "
                  + use.text()
                  + " asks about")
          .why("a quarter of the samples then have the class of the opposite direction")
          .fix("delete " + mirrors.get(1).text())
          .fix("or do without it here where it is the network's, by @Without");
    }
  }
}
