package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.Rotate;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Rotates about the centre. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class RotateRule implements AugmentationRule<Rotate> {
  @Override
  public Class<Rotate> annotation() {
    return Rotate.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.ROTATE;
  }

  @Override
  public List<String> arguments() {
    return List.of("degrees");
  }

  @Override
  public Set<ImageChange> changes(Rotate annotation) {
    return Set.of(ImageChange.ROTATE);
  }
}
