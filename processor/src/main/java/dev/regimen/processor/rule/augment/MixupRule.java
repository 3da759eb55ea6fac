package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.Mixup;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Weighted means of two samples. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class MixupRule implements AugmentationRule<Mixup> {
  @Override
  public Class<Mixup> annotation() {
    return Mixup.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.MIX;
  }

  @Override
  public List<String> arguments() {
    return List.of("alpha");
  }

  @Override
  public Set<ImageChange> changes(Mixup annotation) {
    return Set.of();
  }
}
