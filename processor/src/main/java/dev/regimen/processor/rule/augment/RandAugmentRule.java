package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.RandAugment;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.util.List;
import java.util.Set;

/** Random operations at one strength. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class RandAugmentRule implements AugmentationRule<RandAugment> {
  private static final String STRENGTH = "level / of is the strength, at most 1";

  @Override
  public Class<RandAugment> annotation() {
    return RandAugment.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.POLICY;
  }

  @Override
  public List<String> arguments() {
    return List.of("ops", "level", "of", "std", "p");
  }

  @Override
  public Set<ImageChange> changes(RandAugment annotation) {
    return Set.of(ImageChange.ROTATE, ImageChange.SHEAR, ImageChange.TRANSLATE, ImageChange.COLOR);
  }

  @Override
  public List<Relation> relations(Use<RandAugment> use, NetworkModel network, Rules rules) {
    return List.of(
        Relation.atMost(SettingName.of(use, "level"), SettingName.of(use, "of"), STRENGTH));
  }

  @Override
  public void check(Use<RandAugment> use, NetworkModel network, Report report) {
    double level = use.annotation().level();
    double of = use.annotation().of();
    if (level > of) {
      report
          .error(
              "RandAugmentScale",
              use.site().member("level"),
              "level = " + level + " lies above its scale, which ends at of = " + of)
          .why(STRENGTH)
          .fix("of = 30 for levels of a scale from 0 to 30");
    }
  }
}
