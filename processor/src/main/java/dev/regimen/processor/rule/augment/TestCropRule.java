package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.TestCrop;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Shows the centre in evaluation. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class TestCropRule implements AugmentationRule<TestCrop> {
  @Override
  public Class<TestCrop> annotation() {
    return TestCrop.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.EVALUATION;
  }

  @Override
  public List<String> arguments() {
    return List.of("value");
  }

  @Override
  public Set<ImageChange> changes(TestCrop annotation) {
    return Set.of();
  }
}
