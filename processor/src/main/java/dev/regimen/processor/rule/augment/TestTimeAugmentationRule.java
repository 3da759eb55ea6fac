package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.TestTimeAugmentation;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** The mean over several views in evaluation. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class TestTimeAugmentationRule implements AugmentationRule<TestTimeAugmentation> {
  @Override
  public Class<TestTimeAugmentation> annotation() {
    return TestTimeAugmentation.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.EVALUATION;
  }

  @Override
  public List<String> arguments() {
    return List.of("flip", "random");
  }

  @Override
  public Set<ImageChange> changes(TestTimeAugmentation annotation) {
    return annotation.flip() ? Set.of(ImageChange.FLIP) : Set.of();
  }

  @Override
  public void check(Use<TestTimeAugmentation> use, NetworkModel network, Report report) {
    if (!use.annotation().flip() && use.annotation().random() == 0) {
      report
          .warning("NoEffect", use.site(), "@TestTimeAugmentation without any view")
          .fix("@TestTimeAugmentation(flip = true)");
    }
  }
}
