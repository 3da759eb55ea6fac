package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Tagging;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.TextInput;
import java.util.List;
import java.util.Optional;

/** A class for each token of a text. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class TaggingRule implements RunRule<Tagging> {
  @Override
  public Class<Tagging> annotation() {
    return Tagging.class;
  }

  @Override
  public String group() {
    return TokenTask.GROUP;
  }

  @Override
  public List<Fact> facts(Tagging annotation) {
    return List.of();
  }

  @Override
  public Target predicts(Tagging annotation, Target stated, Optional<TextInput> texts) {
    return new Target(Target.Task.CLASSES, Math.max(1, stated.count()), Target.Of.TOKEN);
  }

  @Override
  public void check(Use<Tagging> use, NetworkModel network, Rules rules, Report report) {
    TokenTask.check(use, network, rules, report);
    network.use(Network.class).ifPresent(of -> stated(use, of, report));
  }

  private static void stated(Use<Tagging> use, Use<Network> of, Report report) {
    Network network = of.annotation();
    int count = Math.max(network.labels(), network.outputs());
    if (count > 0) {
      String member = network.labels() > 0 ? "labels" : "outputs";
      Network without = Stated.with(network, member, 0);
      report
          .error(
              "TargetAmbiguous",
              of.site().member(member),
              use.text()
                  + " gives each token one of several classes, but "
                  + of.text()
                  + " states "
                  + member)
          .fix(new Use<>(without, of.layer(), of.site()).with("classes", count));
    }
  }
}
