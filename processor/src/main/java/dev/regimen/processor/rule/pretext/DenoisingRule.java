package dev.regimen.processor.rule.pretext;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Denoising;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.PretextRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Views;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The sample as it is, of what the regime makes of it. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class DenoisingRule implements PretextRule<Denoising> {
  private static final Set<AugmentationSlot> MOVES =
      EnumSet.range(AugmentationSlot.CROP, AugmentationSlot.POLICY);

  @Override
  public Class<Denoising> annotation() {
    return Denoising.class;
  }

  @Override
  public String layer(Denoising annotation) {
    return annotation.on();
  }

  @Override
  public Head head(Denoising annotation, NetworkModel labelled, Rules rules) {
    int features = Math.toIntExact(labelled.input().elements());
    return new Head("reconstruction", new Target(Target.Task.OUTPUTS, features));
  }

  @Override
  public void check(Use<Denoising> use, NetworkModel network, Rules rules, Report report) {
    List<Use<?>> tables =
        network.layers().stream()
            .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
            .filter(bound -> bound.rule().looksUp(bound.annotation()))
            .<Use<?>>map(Rules.Bound::use)
            .toList();
    if (!tables.isEmpty()) {
      report
          .error(
              "Misplaced",
              use.site(),
              use.text() + " predicts numbers, but " + tables.get(0).text() + " looks up ids")
          .fix("delete " + use.text());
      return;
    }
    rules.in(Role.AUGMENTATION, network.regime()).stream()
        .filter(bound -> MOVES.contains(bound.rule().slot()))
        .forEach(bound -> moved(bound.use(), use, report));
    if (!Views.differ(network, rules) && !Views.drawn(network, rules)) {
      report
          .error(
              "NothingToUndo",
              use.site(),
              use.text() + " has nothing to undo: samples are shown as they are")
          .why("a network that is shown what it is to predict learns to copy")
          .fix("@InputNoise(0.3) on the class")
          .fix("or dropout in the network, or erased parts of images");
    }
  }

  private static void moved(Use<?> moving, Use<Denoising> use, Report report) {
    report
        .error(
            "ReconstructionMoved",
            moving.site(),
            moving.text()
                + " moves pixels, but "
                + use.text()
                + " compares with the sample as it is")
        .why("noise and erased parts can be undone, where something was before cannot")
        .fix("delete " + moving.text())
        .fix("or do without it here where it is the network's, by @Without");
  }
}
