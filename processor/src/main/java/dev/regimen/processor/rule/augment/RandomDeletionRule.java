package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.RandomDeletion;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.util.List;
import java.util.Set;

/** Words are left out. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class RandomDeletionRule implements AugmentationRule<RandomDeletion> {
  @Override
  public Class<RandomDeletion> annotation() {
    return RandomDeletion.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.DELETE;
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
    return List.of("p", "share");
  }

  @Override
  public Set<ImageChange> changes(RandomDeletion annotation) {
    return Set.of();
  }

  @Override
  public void check(Use<RandomDeletion> use, NetworkModel network, Rules rules, Report report) {
    Edits.check(use, "p", use.annotation().p(), report);
  }
}
