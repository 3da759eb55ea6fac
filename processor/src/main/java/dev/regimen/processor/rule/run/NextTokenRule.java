package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.NextToken;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.TextInput;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;

/** At each place of a text, the token that follows. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class NextTokenRule implements RunRule<NextToken> {
  @Override
  public Class<NextToken> annotation() {
    return NextToken.class;
  }

  @Override
  public String group() {
    return TokenTask.GROUP;
  }

  @Override
  public List<Fact> facts(NextToken annotation) {
    Fact each = Fact.of("nextToken");
    return annotation.carried() ? List.of(each, Fact.of("continuous")) : List.of(each);
  }

  @Override
  public TextInput extended(NextToken annotation, TextInput units) {
    return new TextInput(units.length(), units.ids(), annotation.carried());
  }

  @Override
  public Target predicts(NextToken annotation, Target stated, Optional<TextInput> texts) {
    int tokens = texts.map(TextInput::ids).orElse(2);
    return new Target(Target.Task.CLASSES, tokens, Target.Of.NEXT_TOKEN);
  }

  @Override
  public boolean tellsTarget(NextToken annotation) {
    return true;
  }

  @Override
  public void check(Use<NextToken> use, NetworkModel network, Rules rules, Report report) {
    TokenTask.check(use, network, rules, report);
    if (use.annotation().carried()) {
      carried(use, network, rules, report);
    }
    network.use(Network.class).ifPresent(of -> stated(use, of, report));
    network.layers().stream()
        .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
        .filter(bound -> bound.rule().looksAhead(bound.annotation()))
        .findFirst()
        .ifPresent(bound -> leaks(bound, report));
  }

  private static void carried(
      Use<NextToken> use, NetworkModel network, Rules rules, Report report) {
    boolean hands =
        network.layers().stream()
            .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
            .anyMatch(bound -> bound.rule().normalizedInside(bound.use()).isPresent());
    if (!hands) {
      report
          .warning(
              "NoEffect",
              use.site().member("carried"),
              "carried = true, and no layer hands a state from token to token")
          .fix(use.fix("carried", false));
    }
    if (use.annotation().windows() > 0) {
      report
          .warning(
              "NoEffect",
              use.site().member("windows"),
              "windows = "
                  + use.annotation().windows()
                  + " where each window follows the one before: an epoch shows all of them")
          .fix(use.fix("windows", 0));
    }
  }

  private static void stated(Use<NextToken> use, Use<Network> of, Report report) {
    Network network = of.annotation();
    if (network.classes() + network.labels() + network.outputs() > 0) {
      report
          .error(
              "TargetAmbiguous", of.site(), of.text() + " states a target, and so does @NextToken")
          .why("its classes are the tokens that @Text knows")
          .fix("@Network");
    }
  }

  private static void leaks(Rules.Bound<LayerRule<Annotation>> bound, Report report) {
    Finding finding =
        report.error(
            "CausalTaskWithoutCausalLayer",
            bound.use().site(),
            bound.use().text() + " sees the tokens that @NextToken is to predict");
    finding.why(
        "the loss falls to 0 by copying what stands one place further on, and nothing can be"
            + " written with such a network");
    bound
        .rule()
        .causally(bound.use())
        .ifPresentOrElse(finding::fix, () -> finding.fix("delete " + bound.use().text()));
  }
}
