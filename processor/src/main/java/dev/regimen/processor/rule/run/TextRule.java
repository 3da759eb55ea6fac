package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Text;
import dev.regimen.annotation.TextUnit;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.TextInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Samples are texts. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class TextRule implements RunRule<Text> {
  /** Those of bytes, of padding and of what is unknown. */
  private static final int BYTE_IDS = 258;

  @Override
  public Class<Text> annotation() {
    return Text.class;
  }

  @Override
  public List<Fact> facts(Text text) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("texts", text.maxLength(), text.unit(), text.vocabulary(), text.minCount()));
    if (!text.vocabularyFile().isEmpty()) {
      facts.add(Fact.of("vocabularyFile", text.vocabularyFile()));
    }
    return facts;
  }

  @Override
  public Optional<TextInput> texts(Text text) {
    int ids = text.unit() == TextUnit.BYTE ? BYTE_IDS : text.vocabulary();
    return Optional.of(new TextInput(Math.max(1, text.maxLength()), ids));
  }

  @Override
  public void check(Use<Text> use, NetworkModel network, Rules rules, Report report) {
    Optional<TextInput> texts = TextInput.of(network.regime(), rules);
    if (texts.isEmpty()) {
      return; // it stands on a block, where it is refused
    }
    int[] length = {texts.get().length()};
    network
        .use(Network.class)
        .filter(of -> of.annotation().input().length > 0)
        .filter(of -> !Arrays.equals(of.annotation().input(), length))
        .ifPresent(
            of ->
                report
                    .error(
                        "TextInputMismatch",
                        of.site().member("input"),
                        "input = "
                            + network.input().text()
                            + ", but "
                            + use.text()
                            + " reads "
                            + length[0]
                            + " ids of a text")
                    .fix("delete input (it is inferred)"));
    if (use.annotation().unit() == TextUnit.BYTE && !use.annotation().vocabularyFile().isEmpty()) {
      report
          .error(
              "TextInputMismatch",
              use.site().member("vocabularyFile"),
              "bytes have ids of their own, and no vocabulary to read")
          .fix(use.fix("unit", TextUnit.WORD));
    }
    List<LayerModel> layers = network.layers();
    boolean looksUp =
        !layers.isEmpty()
            && rules.in(Role.LAYER, layers.get(0).uses()).stream()
                .anyMatch(bound -> bound.rule().looksUp(bound.annotation()));
    if (!looksUp && !layers.isEmpty()) {
      report
          .error(
              "TextWithoutEmbedding",
              layers.get(0).site(),
              layers.get(0).text() + " takes the ids of words for amounts")
          .why("an id is a number of a row of a table, and a larger one is no more of anything")
          .fix("@Embedding(width = 64) @GlobalAveragePool Layer words; before it");
    }
  }
}
