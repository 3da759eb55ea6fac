package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.AutoAugment;
import dev.regimen.annotation.ImageChange;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** A learned policy. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class AutoAugmentRule implements AugmentationRule<AutoAugment> {
  @Override
  public Class<AutoAugment> annotation() {
    return AutoAugment.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.POLICY;
  }

  @Override
  public List<String> arguments() {
    return List.of("policy");
  }

  @Override
  public Set<ImageChange> changes(AutoAugment annotation) {
    return Set.of(ImageChange.ROTATE, ImageChange.SHEAR, ImageChange.TRANSLATE, ImageChange.COLOR);
  }
}
