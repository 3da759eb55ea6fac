package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Split;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rounded;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The settings {@code split.validation} and {@code split.test}, and whether classes keep their
 * shares.
 */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SplitRule implements RunRule<Split> {
  private static final String NOTHING_LEFT = "nothing would be left to train on";

  @Override
  public Class<Split> annotation() {
    return Split.class;
  }

  @Override
  public List<Fact> facts(Split annotation) {
    return List.of(Fact.of("split", annotation.stratified()));
  }

  @Override
  public List<Relation> relations(Use<Split> use, NetworkModel network, Rules rules) {
    return List.of(
        Relation.sharesBelowOne(
            SettingName.of(use, "validation"), SettingName.of(use, "test"), NOTHING_LEFT));
  }

  @Override
  public void check(Use<Split> use, NetworkModel network, Report report) {
    double validation = use.annotation().validation();
    double test = use.annotation().test();
    if (validation < 1 && test < 1 && validation + test >= 1) {
      report
          .error(
              "OutOfRange",
              use.site(),
              "validation + test must be below 1, but is " + Rounded.of(validation + test))
          .why(NOTHING_LEFT)
          .fix("@Split(validation = 0.1, test = 0.1)");
    } else if (test > 1 - validation - test && validation + test < 1) {
      report
          .warning(
              "SplitUnusual",
              use.site().member("test"),
              "test = "
                  + test
                  + " of the samples are tested on, and only "
                  + Rounded.of(1 - validation - test)
                  + " trained on")
          .why("the shares say what is held back, not what is kept")
          .fix(use.fix("test", Rounded.of(Math.min(test, 1 - test - validation))));
    }
  }

  @Override
  public boolean standard() {
    return true;
  }

  @Override
  public OptionalDouble validation(Split annotation) {
    return OptionalDouble.of(annotation.validation());
  }
}
