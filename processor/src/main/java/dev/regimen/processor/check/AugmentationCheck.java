package dev.regimen.processor.check;

import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.LabelSensitive;
import dev.regimen.annotation.Network;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.ConditionInput;
import dev.regimen.processor.rule.PretextRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TextInput;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Augmentation is of images, changes nothing that labels depend on, and mixes only where a target
 * can be a mixture.
 */
final class AugmentationCheck implements Check {
  private static final int IMAGE_RANK = 3;

  /** What moves pixels, and so would have to move those of a layout too. */
  private static final Set<AugmentationSlot> MOVES =
      EnumSet.range(AugmentationSlot.CROP, AugmentationSlot.POLICY);

  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    List<Rules.Bound<AugmentationRule<Annotation>>> bounds =
        rules.in(Role.AUGMENTATION, network.regime());
    for (Rules.Bound<AugmentationRule<Annotation>> bound : bounds) {
      if (bound.rule().ofImages() && network.input().rank() != IMAGE_RANK) {
        noImage(bound.use(), network, report);
      } else if (!bound.rule().ofTexts() || TextInput.of(network.regime(), rules).isPresent()) {
        labels(bound, network, report);
        mixture(bound, network, rules, report);
        condition(bound, network, rules, report);
      }
    }
    bounds.stream()
        .filter(bound -> bound.rule().slot() == AugmentationSlot.REPEAT)
        .filter(bound -> !(bound.rule() instanceof PretextRule<?>)) // which says so itself
        .filter(bound -> network.input().rank() == IMAGE_RANK) // else it is refused already
        .filter(bound -> bounds.stream().allMatch(AugmentationCheck::changesNothing))
        .forEach(bound -> repeatsTheSame(bound.use(), report));
  }

  private static boolean changesNothing(Rules.Bound<AugmentationRule<Annotation>> bound) {
    AugmentationSlot slot = bound.rule().slot();
    return slot == AugmentationSlot.REPEAT || slot == AugmentationSlot.EVALUATION;
  }

  private static void noImage(Use<?> use, NetworkModel network, Report report) {
    Finding finding =
        report
            .error(
                "Misplaced",
                use.site(),
                use.text() + " is for images, but the input is " + network.input().text())
            .fix("delete " + use.text());
    network
        .use(Network.class)
        .filter(of -> of.site().owner().equals(network.site().owner())) // no regime's to say
        .map(of -> of.with("input", new int[] {28, 28, 1}))
        .ifPresent(
            of ->
                finding.fix(
                    "or " + of + ", for grey images of 28 x 28; {32, 32, 3} for coloured ones"));
  }

  private static void labels(
      Rules.Bound<AugmentationRule<Annotation>> bound, NetworkModel network, Report report) {
    Set<ImageChange> changes = bound.rule().changes(bound.annotation());
    String forbidden =
        network.use(LabelSensitive.class).stream()
            .flatMap(use -> Arrays.stream(use.annotation().value()))
            .filter(changes::contains)
            .distinct()
            .map(ImageChange::name)
            .collect(Collectors.joining(", "));
    if (!forbidden.isEmpty()) {
      report
          .error(
              "LabelSensitiveAugmentation",
              bound.use().site(),
              bound.use().text() + " changes what the labels depend on: " + forbidden)
          .why("@LabelSensitive says so: the changed image would be learned under a wrong label")
          .fix("delete " + bound.use().text());
    }
  }

  private static void mixture(
      Rules.Bound<AugmentationRule<Annotation>> bound,
      NetworkModel network,
      Rules rules,
      Report report) {
    if (bound.rule().slot() != AugmentationSlot.MIX) {
      return;
    }
    Use<?> use = bound.use();
    boolean numbers =
        network.tasks().stream().allMatch(task -> task.target().task() == Target.Task.OUTPUTS);
    if (numbers) {
      report
          .error(
              "MixNeedsSoftLoss",
              use.site(),
              use.text() + " mixes the shares of classes, but this network predicts numbers")
          .fix("delete " + use.text());
      return;
    }
    hardLoss(network, rules)
        .ifPresent(
            loss ->
                report
                    .error(
                        "MixNeedsSoftLoss",
                        use.site(),
                        use.text() + " makes mixed targets, but " + loss + " takes whole classes")
                    .fix("@CrossEntropy instead of " + loss));
  }

  /** A condition stays as it was given while the image beside it is moved or mixed with another. */
  private static void condition(
      Rules.Bound<AugmentationRule<Annotation>> bound,
      NetworkModel network,
      Rules rules,
      Report report) {
    AugmentationSlot slot = bound.rule().slot();
    Optional<ConditionInput.Form> condition = ConditionInput.Form.of(network, rules);
    boolean layout = condition.filter(ConditionInput.Form::maps).isPresent();
    boolean mixed = slot == AugmentationSlot.MIX && condition.isPresent();
    if (mixed || layout && MOVES.contains(slot)) {
      String text = bound.use().text();
      report
          .error(
              "ConditionNotAugmented",
              bound.use().site(),
              text + " changes images, but not the conditions beside them")
          .why("a changed image would be normalized under the condition of the original")
          .fix("delete " + text);
    }
  }

  /** The loss that the regime or a head names, if it cannot compare with a mixture. */
  private static Optional<String> hardLoss(NetworkModel network, Rules rules) {
    return network.tasks().stream()
        .flatMap(task -> rules.in(Role.LOSS, network.uses(task)).stream())
        .filter(bound -> !bound.rule().softTargets())
        .map(bound -> bound.use().text())
        .findFirst();
  }

  private static void repeatsTheSame(Use<?> use, Report report) {
    report
        .warning("NoEffect", use.site(), use.text() + " repeats samples that nothing augments")
        .why("the batch then has fewer samples, each several times the same")
        .fix("@RandomCrop @HorizontalFlip, or delete " + use.text());
  }
}
