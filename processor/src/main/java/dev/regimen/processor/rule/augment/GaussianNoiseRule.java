package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.GaussianNoise;
import dev.regimen.annotation.ImageChange;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import java.util.List;
import java.util.Set;

/** Adds noise to what the network sees. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class GaussianNoiseRule implements AugmentationRule<GaussianNoise> {
  @Override
  public Class<GaussianNoise> annotation() {
    return GaussianNoise.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.NOISE;
  }

  @Override
  public List<String> arguments() {
    return List.of("std");
  }

  @Override
  public Set<ImageChange> changes(GaussianNoise annotation) {
    return Set.of();
  }
}
