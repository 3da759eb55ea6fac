package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.RepeatedAugmentation;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Samples that stand several times in a batch. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class RepeatedAugmentationRule implements AugmentationRule<RepeatedAugmentation> {
  @Override
  public Class<RepeatedAugmentation> annotation() {
    return RepeatedAugmentation.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.REPEAT;
  }

  @Override
  public List<String> arguments() {
    return List.of("value");
  }

  @Override
  public Set<ImageChange> changes(RepeatedAugmentation annotation) {
    return Set.of();
  }
}
