package dev.regimen.processor.rule.augment;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.RandomErasing;
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

/** Overwrites a rectangle. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class RandomErasingRule implements AugmentationRule<RandomErasing> {
  @Override
  public Class<RandomErasing> annotation() {
    return RandomErasing.class;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.ERASE;
  }

  @Override
  public List<String> arguments() {
    return List.of("p", "areaLow", "areaHigh", "ratioLow", "ratioHigh", "with");
  }

  @Override
  public Set<ImageChange> changes(RandomErasing annotation) {
    return Set.of(ImageChange.CROP);
  }

  @Override
  public List<Relation> relations(Use<RandomErasing> use, NetworkModel network, Rules rules) {
    return List.of(
        Ends.relation(use, "areaLow", "areaHigh"), Ends.relation(use, "ratioLow", "ratioHigh"));
  }

  @Override
  public void check(Use<RandomErasing> use, NetworkModel network, Report report) {
    RandomErasing erasing = use.annotation();
    Ends.check(use, "areaLow", erasing.areaLow(), "areaHigh", erasing.areaHigh(), report);
    Ends.check(use, "ratioLow", erasing.ratioLow(), "ratioHigh", erasing.ratioHigh(), report);
  }
}
