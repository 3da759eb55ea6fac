package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.RandomResizedCrop;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.util.List;
import java.util.Set;

/** Enlarges a part. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class RandomResizedCropRule implements AugmentationRule<RandomResizedCrop> {
  @Override
  public Class<RandomResizedCrop> annotation() {
    return RandomResizedCrop.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.CROP;
  }

  @Override
  public List<String> arguments() {
    return List.of("scaleLow", "scaleHigh", "ratioLow", "ratioHigh");
  }

  @Override
  public Set<ImageChange> changes(RandomResizedCrop annotation) {
    return Set.of(ImageChange.CROP, ImageChange.SCALE, ImageChange.TRANSLATE);
  }

  @Override
  public List<Relation> relations(Use<RandomResizedCrop> use, NetworkModel network, Rules rules) {
    return List.of(
        Ends.relation(use, "scaleLow", "scaleHigh"), Ends.relation(use, "ratioLow", "ratioHigh"));
  }

  @Override
  public void check(Use<RandomResizedCrop> use, NetworkModel network, Report report) {
    RandomResizedCrop crop = use.annotation();
    Ends.check(use, "scaleLow", crop.scaleLow(), "scaleHigh", crop.scaleHigh(), report);
    Ends.check(use, "ratioLow", crop.ratioLow(), "ratioHigh", crop.ratioHigh(), report);
  }
}
