package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.RandomSwap;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.util.List;
import java.util.Set;

/** Words change places. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class RandomSwapRule implements AugmentationRule<RandomSwap> {
  @Override
  public Class<RandomSwap> annotation() {
    return RandomSwap.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.SWAP;
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
    return List.of("alpha", "share");
  }

  @Override
  public Set<ImageChange> changes(RandomSwap annotation) {
    return Set.of(ImageChange.ORDER);
  }

  @Override
  public void check(Use<RandomSwap> use, NetworkModel network, Rules rules, Report report) {
    Edits.check(use, "alpha", use.annotation().alpha(), report);
  }
}
