package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.SelfAttention;
import dev.regimen.processor.diagnostic.Fix;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Attention;
import dev.regimen.processor.ir.CachedAttention;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Waves;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.TextInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** softmax(qkᵀ/√d)·v in each head, of queries, keys and values that are products of the rows. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SelfAttentionRule implements LayerRule<SelfAttention> {
  @Override
  public Class<SelfAttention> annotation() {
    return SelfAttention.class;
  }

  @Override
  public Slot slot() {
    return Slot.TRANSFORM;
  }

  @Override
  public Value lower(Use<SelfAttention> use, Value x, LayerScope layer) {
    check(use, x.shape(), layer);
    int heads = use.annotation().value();
    Value query =
        placed(biased(product(x, "query", layer), "query", layer), heads, layer)
            .named("turnedQuery");
    Value key = placed(product(x, "key", layer), heads, layer).named("turnedKey");
    Value value = biased(product(x, "value", layer), "value", layer);
    Value seen =
        layer.continuation().isPresent()
            ? next(heads, query, key, value, layer)
            : seen(use.annotation(), query, key, value, layer);
    return biased(product(seen.named("seen"), "output", layer), "output", layer);
  }

  private static Value seen(
      SelfAttention of, Value query, Value key, Value value, LayerScope layer) {
    List<Value> args = new ArrayList<>(List.of(query, key, value));
    layer.real(value).ifPresent(args::add);
    Graph graph = query.graph();
    Value seen = graph.add(new Attention(of.value(), of.causal()), args);
    graph.result(seen, Attention.LOG_SUMS).named("logSums");
    return seen;
  }

  /** What one row more sees. */
  private static Value next(int heads, Value query, Value key, Value value, LayerScope layer) {
    int length = layer.continuation().orElseThrow().length();
    Shape all = Shape.batch(length, query.shape().last());
    Value keys = layer.kept(key, "keys", all);
    Value values = layer.kept(value, "values", all);
    List<Value> args = List.of(query, key, value, keys, values);
    return query.graph().add(new CachedAttention(heads), args);
  }

  private static void check(Use<SelfAttention> use, Shape x, LayerScope layer) {
    if (x.rank() != 3) {
      throw layer
          .misfit(
              "RankMismatch",
              use,
              "@SelfAttention takes rows of vectors, but its input is " + x.text())
          .fix("@Embedding on a field before");
    }
    int heads = use.annotation().value();
    if (x.last() % heads != 0) {
      int fitting = IntStream.rangeClosed(1, heads).filter(n -> x.last() % n == 0).max().orElse(1);
      throw layer
          .misfit(
              "HeadsDoNotDivide",
              use,
              String.format(
                  Locale.ROOT,
                  "@SelfAttention(%d) on rows of %d values: expected a number of heads that divides"
                      + " it",
                  heads,
                  x.last()))
          .fix(use.with("value", fitting));
    }
    if (layer.turnsRows() && x.last() == heads) {
      throw layer
          .misfit(
              "HeadsDoNotDivide",
              use,
              String.format(
                  Locale.ROOT,
                  "@SelfAttention(%d) leaves one column to a head, and rows are told apart by"
                      + " turning pairs of columns",
                  heads))
          .fix(use.with("value", 1))
          .fix("or wider rows");
    }
  }

  private static Value product(Value x, String word, LayerScope layer) {
    int width = x.shape().last();
    // Xavier's uniform distribution of as many inputs as outputs.
    Initial xavier = new Initial(Initial.Kind.UNIFORM, Scalar.constant(Math.sqrt(3.0 / width)));
    Initial initial = layer.initial(width, width, xavier);
    Value weight =
        layer.parameter("_" + word + ".weight", word + "Weight", Shape.of(width, width), initial);
    return x.graph().matMul(x, weight, false, true).named(word);
  }

  /** Turned by where each row stands, if that is how rows are told. */
  private static Value placed(Value x, int heads, LayerScope layer) {
    Waves turn = new Waves(Waves.Kind.TURN, heads, PositionEncodingRule.passes(layer));
    return layer.turnsRows() ? x.graph().add(turn, List.of(x)) : x;
  }

  private static Value biased(Value product, String word, LayerScope layer) {
    Shape shape = Shape.of(product.shape().last());
    return product.plus(
        layer.parameter("_" + word + ".bias", word + "Bias", shape, Initial.constant(0)));
  }

  @Override
  public boolean turns(SelfAttention annotation) {
    return true;
  }

  @Override
  public boolean goesOn(SelfAttention annotation) {
    return annotation.causal();
  }

  @Override
  public boolean looksAhead(SelfAttention annotation) {
    return !annotation.causal();
  }

  @Override
  public Optional<Fix> causally(Use<SelfAttention> use) {
    return Optional.of(use.fix("causal", true));
  }

  @Override
  public void check(Use<SelfAttention> use, NetworkModel network, Rules rules, Report report) {
    Optional<Position> here = Position.of(use, network);
    if (use.annotation().causal()
        || here.isEmpty()
        || TextInput.of(network.regime(), rules).isEmpty()) {
      return;
    }
    boolean told =
        here.get().layers().subList(0, here.get().index() + 1).stream()
            .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
            .anyMatch(bound -> bound.rule().tellsPlaces(bound.annotation()));
    if (!told) {
      report
          .warning(
              "AttentionWithoutPosition",
              use.site(),
              use.text() + " on the words of texts, whose order nothing tells")
          .why("attention sees a set: \"dog bites man\" and \"man bites dog\" are the same to it")
          .fix("@PositionEncoding Layer places; before it");
    }
  }
}
