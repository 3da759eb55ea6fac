package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.BackTranslation;
import dev.regimen.annotation.ImageChange;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** A text as it comes back from another language. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class BackTranslationRule implements AugmentationRule<BackTranslation> {
  @Override
  public Class<BackTranslation> annotation() {
    return BackTranslation.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.PARAPHRASE;
  }

  @Override
  public boolean ofImages() {
    return false;
  }

  @Override
  public boolean ofTexts() {
    return true;
  }

  @Override
  public List<String> arguments() {
    return List.of("translations", "share");
  }

  @Override
  public Set<ImageChange> changes(BackTranslation annotation) {
    return Set.of(ImageChange.ORDER);
  }
}
