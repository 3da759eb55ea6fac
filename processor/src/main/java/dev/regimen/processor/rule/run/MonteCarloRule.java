package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.MonteCarlo;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.Views;
import java.util.List;

/** The setting {@code monteCarlo.samples}; inference is lowered with what is random in it. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class MonteCarloRule implements RunRule<MonteCarlo> {
  @Override
  public Class<MonteCarlo> annotation() {
    return MonteCarlo.class;
  }

  /** The number of passes is a setting. */
  @Override
  public List<Fact> facts(MonteCarlo annotation) {
    return List.of();
  }

  @Override
  public boolean predictsByDraws(MonteCarlo annotation) {
    return true;
  }

  @Override
  public void check(Use<MonteCarlo> use, NetworkModel network, Rules rules, Report report) {
    if (!Views.drawn(network, rules)) {
      report
          .error("NothingToDraw", use.site(), "@MonteCarlo on a network that draws nothing")
          .why("all passes would be equal, and a deviation of 0 would say that all is certain")
          .fix("delete @MonteCarlo")
          .fix("or @Dropout(0.2) on the hidden layers");
    }
  }
}
