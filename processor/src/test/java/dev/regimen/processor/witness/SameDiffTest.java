package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.regimen.train.StepBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** Whole networks against SameDiff, an independent implementation: loss and every gradient. */
@Tag("training")
class SameDiffTest {
  private static final int ROWS = 11;

  /** A network and the same in SameDiff. */
  private record Case(Net net, Model model) {}

  /** What a network computes from its input to its outputs before the loss. */
  private interface Model {
    SDVariable outputs(Parameters p, SDVariable x);
  }

  /** One activation. */
  private interface Function {
    SDVariable of(SameDiff sd, SDVariable x);
  }

  private static final List<Case> CASES = new ArrayList<>();
  private static Compiled compiled;

  /** A network's parameters as variables of a SameDiff graph, under the same names. */
  private record Parameters(SameDiff sd, StepBench bench) {
    SDVariable get(String name) {
      return SameDiffTwin.variable(sd, bench, name);
    }

    SDVariable dense(String field, SDVariable x) {
      SDVariable product = x.mmul(sd.transpose(get(field + ".weight")));
      return bench.parameters().contains(field + ".bias")
          ? product.add(get(field + ".bias"))
          : product;
    }

    /** Normalizes over one dimension, with scale and shift along the last. */
    SDVariable norm(String field, SDVariable x, int over) {
      SDVariable centered = x.sub(x.mean(true, over));
      SDVariable variance = centered.mul(centered).mean(true, over);
      SDVariable normal = centered.div(sd.math().sqrt(variance.add(SameDiffTwin.EPSILON)));
      return normal.mul(get(field + "_norm.weight")).add(get(field + "_norm.bias"));
    }

    SDVariable rms(String field, SDVariable x) {
      SDVariable meanSquare = x.mul(x).mean(true, 1);
      return x.div(sd.math().sqrt(meanSquare.add(SameDiffTwin.EPSILON)))
          .mul(get(field + "_norm.weight"));
    }
  }

  @BeforeAll
  static void compile() {
    activations();
    norms();
    losses();
    blocks();
    compiled = Compiled.of("double", CASES.stream().map(Case::net).toList());
  }

  private static void activations() {
    Map<String, Function> functions =
        Map.ofEntries(
            Map.entry("@Relu", (sd, x) -> sd.nn().relu(x, 0)),
            Map.entry("@LeakyRelu(slope = 0.2)", (sd, x) -> sd.nn().leakyRelu(x, 0.2)),
            Map.entry("@Elu", (sd, x) -> sd.nn().elu(x)),
            Map.entry("@Selu", (sd, x) -> sd.nn().selu(x)),
            Map.entry("@Silu", (sd, x) -> sd.nn().swish(x)),
            Map.entry("@Tanh", (sd, x) -> sd.math().tanh(x)),
            Map.entry("@Sigmoid", (sd, x) -> sd.nn().sigmoid(x)),
            Map.entry("@Softplus", (sd, x) -> sd.nn().softplus(x)),
            Map.entry("@Softmax", (sd, x) -> sd.nn().softmax(x, 1)),
            Map.entry("@Gelu", SameDiffTest::gelu),
            Map.entry("@Gelu(approximate = true)", SameDiffTest::tanhGelu));
    for (String activation : Zoo.ACTIVATIONS) {
      // SameDiff's ELU has no parameter.
      String name = activation.startsWith("@Elu") ? "@Elu" : activation;
      Function function = functions.get(name);
      Net net =
          Net.of(
              "Same" + CASES.size(),
              Zoo.classes(6, 3, "@Sgd"),
              "@Dense(9) " + name,
              "@Dense(5) " + name,
              "@Dense(3)");
      CASES.add(
          new Case(
              net,
              (p, x) -> {
                SDVariable a = function.of(p.sd(), p.dense("a", x));
                return p.dense("c", function.of(p.sd(), p.dense("b", a)));
              }));
    }
  }

  private static SDVariable gelu(SameDiff sd, SDVariable x) {
    return x.mul(0.5).mul(sd.math().erf(x.mul(Math.sqrt(0.5))).add(1));
  }

  private static SDVariable tanhGelu(SameDiff sd, SDVariable x) {
    SDVariable cubic = x.add(x.mul(x).mul(x).mul(0.044715)).mul(Math.sqrt(2 / Math.PI));
    return x.mul(0.5).mul(sd.math().tanh(cubic).add(1));
  }

  private static void norms() {
    add(
        Zoo.classes(6, 3, "@Sgd"),
        (p, x) -> {
          SDVariable a = p.sd().nn().relu(p.norm("a", p.dense("a", x), 0), 0);
          return p.dense("c", p.sd().math().tanh(p.norm("b", p.dense("b", a), 0)));
        },
        "@Dense(9) @BatchNorm @Relu",
        "@Dense(5) @BatchNorm @Tanh",
        "@Dense(3)");
    add(
        Zoo.classes(6, 3, "@Sgd"),
        (p, x) -> p.dense("b", p.sd().nn().relu(p.norm("a", p.dense("a", x), 1), 0)),
        "@Dense(9) @LayerNorm @Relu",
        "@Dense(3)");
    add(
        Zoo.classes(6, 3, "@Sgd"),
        (p, x) -> p.dense("b", p.sd().math().tanh(p.rms("a", p.dense("a", x)))),
        "@Dense(9) @RmsNorm @Tanh",
        "@Dense(3)");
  }

  private static void losses() {
    Model model = (p, x) -> p.dense("b", p.sd().math().tanh(p.dense("a", x)));
    String hidden = "@Dense(7) @Tanh";
    add(Zoo.classes(6, 4, "@Sgd @LabelSmoothing(0.15)"), model, hidden, "@Dense(4)");
    add(Zoo.classes(6, 2, "@Sgd"), model, hidden, "@Dense(1)");
    add(Zoo.classes(6, 2, "@Sgd @LabelSmoothing(0.15)"), model, hidden, "@Dense(1)");
    add(Zoo.outputs(6, 3, "@Sgd"), model, hidden, "@Dense(3)");
    add(Zoo.outputs(6, 3, "@Sgd @Huber(delta = 0.7)"), model, hidden, "@Dense(3)");
  }

  /** A residual block, repeated and projected, and branches that are added. */
  private static void blocks() {
    String cell =
        """
        @Block @Residual @Relu static class Cell {
          @Dense(Block.WIDTH / 2) @BatchNorm @Relu Layer inner;
          @Dense(Block.WIDTH) @BatchNorm Layer outer;
        }
        """;
    Net residual =
        Net.of(
            "Same" + CASES.size(),
            Zoo.classes(6, 3, "@Sgd"),
            "@Use(width = 10, repeat = 2) : Cell",
            "@Use(width = 4) : Cell",
            "@Dense(3)");
    CASES.add(
        new Case(
            residual.with(cell),
            (p, x) -> p.dense("c", cell(p, "b", cell(p, "a.1", cell(p, "a.0", x))))));
    Net parallel =
        Net.of(
            "Same" + CASES.size(),
            Zoo.classes(6, 3, "@Sgd"),
            "@Use(width = 5) : Fork",
            "@Dense(3)");
    CASES.add(
        new Case(
            parallel.with(
                """
                @Block @Parallel @LayerNorm @Tanh static class Fork {
                  @Dense(Block.WIDTH) @Relu Layer one;
                  @Dense(Block.WIDTH) Layer two;
                }
                """),
            (p, x) -> {
              SDVariable one = p.sd().nn().relu(p.dense("a.one", x), 0);
              return p.dense("b", p.sd().math().tanh(p.norm("a", one.add(p.dense("a.two", x)), 1)));
            }));
  }

  private static SDVariable cell(Parameters p, String use, SDVariable x) {
    SDVariable inner = p.norm(use + ".inner", p.dense(use + ".inner", x), 0);
    SDVariable outer =
        p.norm(use + ".outer", p.dense(use + ".outer", p.sd().nn().relu(inner, 0)), 0);
    String shortcut = use + ".shortcut";
    boolean projected = p.bench().parameters().contains(shortcut + ".weight");
    SDVariable skipped = projected ? p.norm(shortcut, p.dense(shortcut, x), 0) : x;
    return p.sd().nn().relu(skipped.add(outer), 0);
  }

  private static void add(String header, Model model, String... fields) {
    CASES.add(new Case(Net.of("Same" + CASES.size(), header, fields), model));
  }

  @Test
  void lossesAndGradientsAreSameDiffs() {
    assertAll(CASES.stream().map(each -> () -> check(each)));
  }

  private static void check(Case each) {
    SameDiffTwin.compare(
        compiled,
        each.net(),
        ROWS,
        twin -> {
          Parameters parameters = new Parameters(twin.sd(), twin.bench());
          SDVariable outputs = each.model().outputs(parameters, twin.input(6));
          loss(twin.sd(), each.net().header(), twin.target(), outputs);
          twin.assertAgree();
        });
  }

  private static void loss(SameDiff sd, String header, SDVariable target, SDVariable outputs) {
    LossReduce mean = LossReduce.MEAN_BY_NONZERO_WEIGHT_COUNT;
    double smoothing = header.contains("@LabelSmoothing") ? 0.15 : 0;
    if (header.contains("outputs") && header.contains("@Huber")) {
      sd.loss().huberLoss("loss", target, outputs, null, mean, 0.7);
    } else if (header.contains("outputs")) {
      sd.loss().meanSquaredError("loss", target, outputs, null, mean);
    } else if (header.contains("classes = 2")) {
      sd.loss().sigmoidCrossEntropy("loss", target, outputs, null, mean, smoothing);
    } else {
      sd.loss().softmaxCrossEntropy("loss", target, outputs, null, mean, smoothing);
    }
  }
}
