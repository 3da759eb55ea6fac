package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.CutMix;
import dev.regimen.annotation.ImageChange;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** A box of one sample in another. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class CutMixRule implements AugmentationRule<CutMix> {
  @Override
  public Class<CutMix> annotation() {
    return CutMix.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.MIX;
  }

  @Override
  public List<String> arguments() {
    return List.of("alpha", "switchTo");
  }

  @Override
  public Set<ImageChange> changes(CutMix annotation) {
    return Set.of();
  }
}
