package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.PcaBasis;
import dev.regimen.annotation.PcaLighting;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Shifts colours along their principal components. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class PcaLightingRule implements AugmentationRule<PcaLighting> {
  @Override
  public Class<PcaLighting> annotation() {
    return PcaLighting.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.COLOR;
  }

  @Override
  public List<String> arguments() {
    return List.of("std", "basis");
  }

  @Override
  public Set<ImageChange> changes(PcaLighting annotation) {
    return Set.of(ImageChange.COLOR);
  }

  @Override
  public void check(Use<PcaLighting> use, NetworkModel network, Report report) {
    if (use.annotation().basis() == PcaBasis.IMAGENET) {
      Channels.requireColors("basis", use, network, report);
    }
  }
}
