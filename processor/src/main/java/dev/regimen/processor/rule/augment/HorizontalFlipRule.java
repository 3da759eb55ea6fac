package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.ImageChange;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Mirrors left to right. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class HorizontalFlipRule implements AugmentationRule<HorizontalFlip> {
  @Override
  public Class<HorizontalFlip> annotation() {
    return HorizontalFlip.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.FLIP;
  }

  @Override
  public List<String> arguments() {
    return List.of("value");
  }

  @Override
  public Set<ImageChange> changes(HorizontalFlip annotation) {
    return Set.of(ImageChange.FLIP);
  }
}
