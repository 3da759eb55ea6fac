package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.SynonymReplacement;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.util.List;
import java.util.Set;

/** Words are replaced by synonyms. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SynonymReplacementRule implements AugmentationRule<SynonymReplacement> {
  @Override
  public Class<SynonymReplacement> annotation() {
    return SynonymReplacement.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.REPLACE;
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
    return List.of("lexicon", "alpha", "share");
  }

  @Override
  public Set<ImageChange> changes(SynonymReplacement annotation) {
    return Set.of();
  }

  @Override
  public void check(Use<SynonymReplacement> use, NetworkModel network, Rules rules, Report report) {
    Edits.check(use, "alpha", use.annotation().alpha(), report);
  }
}
