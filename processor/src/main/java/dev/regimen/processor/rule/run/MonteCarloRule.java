package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.MonteCarlo;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

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
    Stream<LayerModel> fields =
        Stream.concat(network.layers().stream(), network.blocks().stream().map(BlockModel::self));
    if (fields.flatMap(field -> field.uses().stream()).noneMatch(each -> draws(each, rules))) {
      report
          .error("NothingToDraw", use.site(), "@MonteCarlo on a network that draws nothing")
          .why("all passes would be equal, and a deviation of 0 would say that all is certain")
          .fix("delete @MonteCarlo")
          .fix("or @Dropout(0.2) on the hidden layers");
    }
  }

  private static boolean draws(Use<?> use, Rules rules) {
    return rules.of(use.annotation().annotationType()).stream().anyMatch(rule -> draws(rule, use));
  }

  private static <A extends Annotation> boolean draws(Rule<A> rule, Use<?> use) {
    return rule.draws(use.as(rule.annotation()).annotation());
  }
}
