package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.Translate;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Shifts by whole pixels. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class TranslateRule implements AugmentationRule<Translate> {
  @Override
  public Class<Translate> annotation() {
    return Translate.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.TRANSLATE;
  }

  @Override
  public List<String> arguments() {
    return List.of("fraction");
  }

  @Override
  public Set<ImageChange> changes(Translate annotation) {
    return Set.of(ImageChange.TRANSLATE);
  }
}
