package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.Shear;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Slants about the centre. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ShearRule implements AugmentationRule<Shear> {
  @Override
  public Class<Shear> annotation() {
    return Shear.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.SHEAR;
  }

  @Override
  public List<String> arguments() {
    return List.of("degrees");
  }

  @Override
  public Set<ImageChange> changes(Shear annotation) {
    return Set.of(ImageChange.SHEAR);
  }
}
