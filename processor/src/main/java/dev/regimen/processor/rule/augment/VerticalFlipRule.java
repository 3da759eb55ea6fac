package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.VerticalFlip;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Turns upside down. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class VerticalFlipRule implements AugmentationRule<VerticalFlip> {
  @Override
  public Class<VerticalFlip> annotation() {
    return VerticalFlip.class;
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
  public Set<ImageChange> changes(VerticalFlip annotation) {
    return Set.of(ImageChange.FLIP);
  }
}
