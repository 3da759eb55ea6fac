package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Ngrams;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.TextInput;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Neighbouring units of texts as units of their own. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class NgramsRule implements RunRule<Ngrams> {
  /** As the member's range says, which is checked elsewhere. */
  private static final int MOST = 5;

  @Override
  public Class<Ngrams> annotation() {
    return Ngrams.class;
  }

  @Override
  public List<Fact> facts(Ngrams ngrams) {
    return List.of(Fact.of("ngrams", ngrams.value(), ngrams.buckets()));
  }

  @Override
  public boolean ofTexts() {
    return true;
  }

  @Override
  public TextInput extended(Ngrams ngrams, TextInput units) {
    int most = Math.min(ngrams.value(), MOST);
    int ids = units.length();
    for (int n = 2; n <= most; n++) {
      ids += Math.max(0, units.length() - n + 1);
    }
    return new TextInput(ids, units.ids() + (most > 1 ? ngrams.buckets() : 0), units.continuous());
  }

  @Override
  public void check(Use<Ngrams> use, NetworkModel network, Rules rules, Report report) {
    Stream<Use<?>> ordered =
        network.layers().stream()
            .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
            .filter(bound -> bound.rule().tellsPlaces(bound.annotation()))
            .map(Rules.Bound::use);
    Stream<Use<?>> edits =
        rules.in(Role.AUGMENTATION, network.regime()).stream()
            .filter(bound -> bound.rule().ofTexts())
            .map(Rules.Bound::use);
    // A target for each token is one for each word, and there are more ids than words.
    Stream<Use<?>> ofTokens = TokenTask.of(of -> of != Target.Of.SAMPLE, network, rules).stream();
    Stream.of(ordered, edits, ofTokens)
        .flatMap(Function.identity())
        .filter(other -> use.annotation().value() > 1)
        .findFirst()
        .ifPresent(
            other ->
                report
                    .error(
                        "NgramsOutOfOrder",
                        use.site(),
                        other.text()
                            + " takes n-grams, which stand behind a text's words, for words")
                    .why("a mean over all is what n-grams are for; order is told by the words")
                    .fix("delete " + use.text()));
  }
}
