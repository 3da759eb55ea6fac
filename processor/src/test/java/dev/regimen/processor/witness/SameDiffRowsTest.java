package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.regimen.train.StepBench;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** Whole networks of rows against SameDiff, attention among them: loss and every gradient. */
@Tag("training")
class SameDiffRowsTest {
  private static final int ROWS = 7;
  private static final int LENGTH = 5;
  private static final int WIDTH = 6;

  /** A network and the same in SameDiff. */
  private record Case(Net net, Model model) {}

  /** From rows [B, length, width] to what the loss sees. */
  private interface Model {
    SDVariable outputs(Layers layers, SDVariable x);
  }

  private static final List<Case> CASES = new ArrayList<>();
  private static Compiled compiled;

  /** Layers by a network's parameters, as variables under the same names. */
  private record Layers(SameDiff sd, StepBench bench) {
    SDVariable get(String name) {
      return SameDiffTwin.variable(sd, bench, name);
    }

    /** Of each row by itself: all rows of the batch below each other. */
    SDVariable dense(String field, SDVariable x, int in, int out) {
      SDVariable below = sd.reshape(x, ROWS * LENGTH, in);
      SDVariable product = below.mmul(sd.transpose(get(field + ".weight")));
      boolean bias = bench.parameters().contains(field + ".bias");
      SDVariable y = bias ? product.add(get(field + ".bias")) : product;
      return sd.reshape(y, ROWS, LENGTH, out);
    }

    SDVariable last(String field, SDVariable x) {
      return x.mmul(sd.transpose(get(field + ".weight"))).add(get(field + ".bias"));
    }

    SDVariable norm(String field, SDVariable x) {
      SDVariable centered = x.sub(x.mean(true, 2));
      SDVariable variance = centered.mul(centered).mean(true, 2);
      SDVariable normal = centered.div(sd.math().sqrt(variance.add(SameDiffTwin.EPSILON)));
      return normal.mul(get(field + "_norm.weight")).add(get(field + "_norm.bias"));
    }

    /** Head by head, each of the columns that are its own. */
    SDVariable attention(String field, SDVariable x, int width, int heads) {
      SDVariable query = dense(field + "_query", x, width, width);
      SDVariable key = dense(field + "_key", x, width, width);
      SDVariable value = dense(field + "_value", x, width, width);
      int each = width / heads;
      SDVariable[] seen = new SDVariable[heads];
      for (int head = 0; head < heads; head++) {
        SDVariable k = columns(key, head * each, each);
        SDVariable products = columns(query, head * each, each).mmul(sd.permute(k, 0, 2, 1));
        SDVariable weights = sd.nn().softmax(products.div(Math.sqrt(each)), 2);
        seen[head] = weights.mmul(columns(value, head * each, each));
      }
      return dense(field + "_output", sd.concat(2, seen), width, width);
    }

    private SDVariable columns(SDVariable x, int from, int count) {
      return sd.slice(x, new int[] {0, 0, from}, ROWS, LENGTH, count);
    }
  }

  @BeforeAll
  static void compile() {
    add(
        (l, x) -> {
          SDVariable a = l.norm("a", x);
          SDVariable b = l.sd().math().tanh(l.norm("b", l.dense("b", a, WIDTH, 8)));
          SDVariable c = l.sd().nn().sigmoid(l.dense("c", b, 8, 4));
          return l.last("e", l.sd().reshape(c, ROWS, LENGTH * 4));
        },
        "@LayerNorm",
        "@Dense(8) @LayerNorm @Tanh",
        "@Dense(4) @Sigmoid",
        "@Flatten",
        "@Dense(3)");
    add(
        (l, x) -> l.last("c", l.sd().math().tanh(l.attention("a", x, WIDTH, 1)).mean(1)),
        "@SelfAttention @Tanh",
        "@GlobalAveragePool",
        "@Dense(3)");
    add(
        (l, x) -> {
          SDVariable a = l.norm("a", l.attention("a", x, WIDTH, 2));
          SDVariable b = l.sd().nn().relu(l.dense("b", a, WIDTH, 9), 0);
          SDVariable c = l.attention("c", b, 9, 3);
          return l.last("e", l.sd().reshape(c, ROWS, LENGTH * 9));
        },
        "@SelfAttention(2) @LayerNorm",
        "@Dense(9) @Relu",
        "@SelfAttention(3)",
        "@Flatten",
        "@Dense(3)");
    compiled = Compiled.of("double", CASES.stream().map(Case::net).toList());
  }

  private static void add(Model model, String... fields) {
    String header = Zoo.classes("{" + LENGTH + ", " + WIDTH + "}", 3, "@Sgd");
    CASES.add(new Case(Net.of("SameRows" + CASES.size(), header, fields), model));
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
          Layers layers = new Layers(twin.sd(), twin.bench());
          twin.crossEntropy(each.model().outputs(layers, twin.input(LENGTH, WIDTH)));
          twin.assertAgree();
        });
  }
}
