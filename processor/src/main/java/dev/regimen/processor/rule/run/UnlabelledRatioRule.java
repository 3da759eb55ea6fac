package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.UnlabelledRatio;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import java.util.List;

/** The setting {@code unlabelledRatio}. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class UnlabelledRatioRule implements RunRule<UnlabelledRatio> {
  @Override
  public Class<UnlabelledRatio> annotation() {
    return UnlabelledRatio.class;
  }

  /** The ratio is a setting. */
  @Override
  public List<Fact> facts(UnlabelledRatio annotation) {
    return List.of();
  }

  @Override
  public boolean ofLabels(UnlabelledRatio annotation) {
    return true;
  }

  @Override
  public void check(Use<UnlabelledRatio> use, NetworkModel network, Rules rules, Report report) {
    if (rules.in(Role.UNLABELLED, network.regime()).isEmpty()) {
      report
          .warning("NoEffect", use.site(), use.text() + " where nothing learns from such samples")
          .fix("delete " + use.text());
    }
  }
}
