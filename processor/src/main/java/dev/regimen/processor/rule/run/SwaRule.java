package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Swa;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.RunSize;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings {@code swa.start} and {@code swa.every}, and which statistics are made anew. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SwaRule implements RunRule<Swa> {
  @Override
  public Class<Swa> annotation() {
    return Swa.class;
  }

  @Override
  public String group() {
    return AVERAGE;
  }

  @Override
  public List<Fact> facts(Swa annotation) {
    return List.of(Fact.of("averageEpochs"));
  }

  @Override
  public List<Fact> facts(Use<Swa> use, NetworkModel network, Rules rules) {
    List<Fact> facts = new ArrayList<>(facts(use.annotation()));
    network.layers().stream()
        .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
        .filter(bound -> bound.rule().keepsStatistics(bound.annotation()))
        .map(SwaRule::kept)
        .distinct()
        .forEach(facts::add);
    return facts;
  }

  private static Fact kept(Rules.Bound<LayerRule<Annotation>> bound) {
    return Fact.of("keep", SettingName.of(bound.use(), bound.rule().keepMember()));
  }

  @Override
  public List<Relation> relations(Use<Swa> use, NetworkModel network, Rules rules) {
    return List.of(
        Relation.below(
            SettingName.of(use, "start"),
            "epochs",
            "the run would end before there are two epochs to average"));
  }

  @Override
  public void check(Use<Swa> use, NetworkModel network, Rules rules, Report report) {
    int epochs = RunSize.of(network, rules).epochs();
    int start = use.annotation().start();
    int every = use.annotation().every();
    String usual = "@Swa(start = " + Math.max(1, 3 * epochs / 4) + ")";
    if (start >= epochs) {
      report
          .error(
              "AverageStart",
              use.site().member("start"),
              "start = " + start + " leaves nothing to average of epochs = " + epochs)
          .fix(epochs > 1 ? usual : "delete " + use.text());
    } else if (every > epochs - start) {
      report
          .warning(
              "AverageStart",
              use.site().member("every"),
              "only epoch " + start + " is averaged, which is that epoch itself: every = " + every)
          .why("the next would be epoch " + ((long) start + every) + " of epochs = " + epochs)
          .fix(usual);
    }
  }

  @Override
  public Optional<String> summary(Swa annotation) {
    return Optional.of(
        "averages all that is trained, and measures running statistics anew; the average is evaluated"
            + " and saved");
  }
}
