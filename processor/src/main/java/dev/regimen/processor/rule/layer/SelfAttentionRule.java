package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.SelfAttention;
import dev.regimen.processor.diagnostic.Fix;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Causal;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** softmax(qkᵀ/√d)·v in each head, of queries, keys and values that are products of the rows. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SelfAttentionRule implements LayerRule<SelfAttention> {
  /** Rows before heads, and heads before rows: each is the other's inverse. */
  private static final List<Integer> SWAPPED = List.of(0, 2, 1, 3);

  /** Below all scores, so that e to its power is 0 beside any of them. */
  private static final double BEYOND = 1e9;

  /**
   * A sum of exponentials has 1 in it, unless it is of none; its square is a number in float too.
   */
  private static final double LEAST_SUM = 1e-15;

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
    int width = x.shape().last() / heads;
    Value query = heads(biased(product(x, "query", layer), "query", layer), heads);
    Value key = heads(product(x, "key", layer), heads);
    Value value = heads(biased(product(x, "value", layer), "value", layer), heads);
    Graph graph = x.graph();
    Value products = graph.batchMatMul(query, key, false, true).named("products");
    Value all = products.times(1 / Math.sqrt(width)).named("scores");
    boolean causal = use.annotation().causal();
    Value scores = causal ? graph.add(new Causal(-BEYOND), List.of(all)).named("past") : all;
    Value attention =
        layer
            .real(x)
            .map(real -> overUnits(scores, real.reshape(columns(scores.shape()))))
            .orElseGet(() -> SoftmaxRule.of(scores));
    Value seen = graph.batchMatMul(attention.named("attention"), value, false, false);
    Value beside = rows(seen.named("seen"), x.shape());
    return biased(product(beside, "output", layer), "output", layer);
  }

  /** One number for each column, the same for all rows of a sample. */
  private static Shape columns(Shape scores) {
    return scores.rank() == 3 ? Shape.batch(1, scores.last()) : Shape.batch(1, 1, scores.last());
  }

  /** softmax over the columns that are units of the text; zeros where there are none. */
  private static Value overUnits(Value scores, Value real) {
    Value kept = scores.times(real).plus(real.minus(1).times(BEYOND)).named("kept");
    Value shifted = kept.minus(kept.maximum(-1).detach().named("max"));
    Value exponential = shifted.exp().times(real).named("exponential");
    return exponential.dividedBy(exponential.sum(-1).named("sum").max(LEAST_SUM));
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

  private static Value biased(Value product, String word, LayerScope layer) {
    Shape shape = Shape.of(product.shape().last());
    return product.plus(
        layer.parameter("_" + word + ".bias", word + "Bias", shape, Initial.constant(0)));
  }

  /** [B, rows, d] as [B, heads, rows, d/heads]. */
  private static Value heads(Value x, int heads) {
    if (heads == 1) {
      return x;
    }
    Shape cut = Shape.batch(x.shape().dim(1), heads, x.shape().last() / heads);
    return x.graph().transpose(x.reshape(cut), SWAPPED).named(x.name() + "Heads");
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

  /** The heads beside each other again. */
  private static Value rows(Value x, Shape shape) {
    return x.shape().equals(shape) ? x : x.graph().transpose(x, SWAPPED).reshape(shape);
  }
}
