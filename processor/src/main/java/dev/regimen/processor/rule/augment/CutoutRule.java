package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Cutout;
import dev.regimen.annotation.ImageChange;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Blanks a square. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class CutoutRule implements AugmentationRule<Cutout> {
  @Override
  public Class<Cutout> annotation() {
    return Cutout.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.ERASE;
  }

  @Override
  public List<String> arguments() {
    return List.of("size");
  }

  @Override
  public Set<ImageChange> changes(Cutout annotation) {
    return Set.of(ImageChange.CROP);
  }
}
