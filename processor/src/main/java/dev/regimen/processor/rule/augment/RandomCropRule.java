package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.RandomCrop;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Shifts within a border. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class RandomCropRule implements AugmentationRule<RandomCrop> {
  @Override
  public Class<RandomCrop> annotation() {
    return RandomCrop.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.CROP;
  }

  @Override
  public List<String> arguments() {
    return List.of("padding", "border");
  }

  @Override
  public Set<ImageChange> changes(RandomCrop annotation) {
    return Set.of(ImageChange.TRANSLATE);
  }
}
