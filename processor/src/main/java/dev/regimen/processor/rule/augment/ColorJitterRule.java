package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ColorJitter;
import dev.regimen.annotation.ImageChange;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Changes brightness, contrast, saturation and hue. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ColorJitterRule implements AugmentationRule<ColorJitter> {
  @Override
  public Class<ColorJitter> annotation() {
    return ColorJitter.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.COLOR;
  }

  @Override
  public List<String> arguments() {
    return List.of("brightness", "contrast", "saturation", "hue");
  }

  @Override
  public Set<ImageChange> changes(ColorJitter annotation) {
    return Set.of(ImageChange.COLOR);
  }

  @Override
  public void check(Use<ColorJitter> use, NetworkModel network, Report report) {
    if (use.annotation().hue() > 0) {
      Channels.requireColors("hue", use, network, report);
    }
  }
}
