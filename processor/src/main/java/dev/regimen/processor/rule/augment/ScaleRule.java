package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.Scale;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.util.List;
import java.util.Set;

/** Enlarges or shrinks about the centre. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ScaleRule implements AugmentationRule<Scale> {
  @Override
  public Class<Scale> annotation() {
    return Scale.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.SCALE;
  }

  @Override
  public List<String> arguments() {
    return List.of("low", "high");
  }

  @Override
  public Set<ImageChange> changes(Scale annotation) {
    return Set.of(ImageChange.SCALE);
  }

  @Override
  public List<Relation> relations(Use<Scale> use, NetworkModel network, Rules rules) {
    return List.of(Ends.relation(use, "low", "high"));
  }

  @Override
  public void check(Use<Scale> use, NetworkModel network, Report report) {
    Ends.check(use, "low", use.annotation().low(), "high", use.annotation().high(), report);
  }
}
