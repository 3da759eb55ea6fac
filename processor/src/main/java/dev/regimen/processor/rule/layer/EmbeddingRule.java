package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Embedding;
import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.TextIds;
import java.util.List;

/** Rows of a table by their numbers. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class EmbeddingRule implements LayerRule<Embedding> {
  @Override
  public Class<Embedding> annotation() {
    return Embedding.class;
  }

  @Override
  public Slot slot() {
    return Slot.TRANSFORM;
  }

  @Override
  public Value lower(Use<Embedding> use, Value x, LayerScope layer) {
    boolean ofInput = x.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT;
    if (!ofInput || x.shape().rank() != 2) {
      throw layer
          .misfit(
              "RankMismatch",
              use,
              "@Embedding looks up the network's own input, one row of ids a sample, but its input"
                  + " is "
                  + (ofInput ? x.shape().text() : "computed"))
          .fix("make it the first field of a network with input = {number of ids}");
    }
    int vocabulary = vocabulary(use, x, layer);
    int width = use.annotation().width();
    Initial standard = new Initial(Initial.Kind.NORMAL, Scalar.ONE);
    Initial initial = layer.initial(width, vocabulary, standard);
    // The row of padding is zeros and stays so, as PyTorch's padding_idx has it.
    int padding = layer.texts().isPresent() ? 1 : 0;
    Value table =
        layer.parameter(
            ".weight",
            "table",
            Shape.of(vocabulary, width),
            initial.behindZeros((long) padding * width).withVectors(vectors(use, layer)));
    Value rows = x.graph().add(new Gather(padding), List.of(x, table)).named("rows");
    return layer.masked(rows);
  }

  private static String vectors(Use<Embedding> use, LayerScope layer) {
    String file = use.annotation().vectors();
    if (!file.isEmpty() && layer.texts().isEmpty()) {
      throw layer
          .misfit("Misplaced", use, "vectors of words are for texts, and the ids are no words'")
          .at("vectors")
          .fix("@Text(maxLength = 64) on the network")
          .fix("or delete vectors = \"" + file + "\"");
    }
    return file;
  }

  private static int vocabulary(Use<Embedding> use, Value x, LayerScope layer) {
    int stated = use.annotation().vocabulary();
    int ofTexts = layer.texts().map(TextIds::count).orElse(stated);
    if (ofTexts == 0) {
      throw layer
          .misfit(
              "VocabularyMissing",
              use,
              use.text()
                  + " needs a vocabulary, or texts such as @Text(maxLength = "
                  + x.shape().last()
                  + ") of the network")
          .fix(use.with("vocabulary", 10_000));
    }
    if (stated != 0 && stated != ofTexts) {
      throw layer
          .misfit(
              "TextInputMismatch",
              use,
              "@Embedding(vocabulary = "
                  + stated
                  + "), but the ids of @Text go to "
                  + (ofTexts - 1))
          .at("vocabulary")
          .fix("delete vocabulary = " + stated + " (it is inferred)");
    }
    return ofTexts;
  }

  @Override
  public boolean sparse(Embedding annotation) {
    return annotation.sparse();
  }

  @Override
  public boolean looksUp(Embedding annotation) {
    return true;
  }
}
