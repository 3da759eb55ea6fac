package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.Gru;
import dev.regimen.annotation.LastUnit;
import dev.regimen.annotation.Lstm;
import dev.regimen.annotation.SimpleRnn;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.layer.GruRule;
import dev.regimen.processor.rule.layer.LastUnitRule;
import dev.regimen.processor.rule.layer.LstmRule;
import dev.regimen.processor.rule.layer.SimpleRnnRule;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recurrent layers by the formulas of PyTorch's pages, written out sample by sample. */
@Tag("pure")
class RecurrentRulesTest {
  private static final int LENGTH = 4;
  private static final int WIDTH = 3;
  private static final int UNITS = 3;

  /** Lengths 0, 1, 3 and 4. */
  private static final double[][] TEXTS = {{0, 0, 0, 0}, {5, 0, 0, 0}, {1, 4, 2, 0}, {2, 2, 3, 1}};

  private final Numbers numbers = new Numbers(TEXTS.length, 11);
  private TestLayerScope scope;
  private Value rows;
  private double dropped;
  private boolean normalized;

  private <A extends Annotation> Value lowered(
      LayerRule<A> rule, Class<A> type, boolean texts, Map<String, Object> members) {
    Use<A> use =
        new Use<>(Written.annotation(type, members), "layer", new Written.NamedSite("layer"));
    scope = new TestLayerScope(true, use);
    rows = scope.graph.leaf(Leaf.Kind.PARAMETER, "rows", Shape.batch(LENGTH, WIDTH));
    numbers.normal(rows, 0, 1);
    if (texts) {
      Value ids = scope.input(LENGTH);
      scope.texts = new TextIds(ids, 9);
      numbers.set(ids, Arrays.stream(TEXTS).flatMapToDouble(Arrays::stream).toArray());
    }
    Value y = rule.lower(use, rows, scope);
    scope.states.keySet().forEach(leaf -> numbers.normal(leaf, 0, 0.7));
    return y;
  }

  private double[] evaluated(Value y) {
    Program program = new Program(y.graph(), Map.of("y", y), List.of());
    return Interpreter.run(program, numbers).outputs().get("y").data();
  }

  private double[] parameter(String name) {
    return scope.states.keySet().stream()
        .filter(leaf -> ((Leaf) leaf.op()).name().equals("layer." + name))
        .map(leaf -> numbers.tensor((Leaf) leaf.op()).data())
        .findFirst()
        .orElseThrow();
  }

  /**
   * What a product says to all units of all gates, gate after gate.
   *
   * @param of "ih", of the rows, or "hh", of the hidden state
   */
  private double[] sums(String of, String suffix, double[] from) {
    double[] weight = parameter("weight_" + of + "_l0" + suffix);
    double[] bias = parameter("bias_" + of + "_l0" + suffix);
    double[] sums = new double[bias.length];
    for (int row = 0; row < sums.length; row++) {
      for (int k = 0; k < from.length; k++) {
        sums[row] += weight[row * from.length + k] * from[k];
      }
    }
    if (normalized) {
      double[] gamma = parameter("norm_" + of + "_l0" + suffix + ".weight");
      double mean = Arrays.stream(sums).average().orElseThrow();
      double variance =
          Arrays.stream(sums).map(a -> (a - mean) * (a - mean)).average().orElseThrow();
      Arrays.setAll(sums, k -> gamma[k] * (sums[k] - mean) / Math.sqrt(variance + 1e-5));
    }
    Arrays.setAll(sums, row -> sums[row] + bias[row]);
    return sums;
  }

  /** What h is made of in the place of c, from which the next time goes on. */
  private double[] normalizedState(double[] c, String suffix) {
    double[] gamma = parameter("norm_c_l0" + suffix + ".weight");
    double[] beta = parameter("norm_c_l0" + suffix + ".bias");
    double mean = Arrays.stream(c).average().orElseThrow();
    double variance = Arrays.stream(c).map(a -> (a - mean) * (a - mean)).average().orElseThrow();
    double[] shown = new double[c.length];
    Arrays.setAll(shown, k -> gamma[k] * (c[k] - mean) / Math.sqrt(variance + 1e-5) + beta[k]);
    return shown;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Of the hidden state of a sample: 0 for what is dropped, else 1/(1 − p). */
  private double[] factors(String suffix, int sample) {
    double[] factors = new double[UNITS];
    Arrays.fill(factors, 1);
    if (dropped > 0) {
      double[] mask = new double[TEXTS.length * UNITS];
      int stream = suffix.isEmpty() ? 0 : 1;
      Shape shape = Shape.batch(1, UNITS);
      Draw draw = new Draw(Draw.Kind.BERNOULLI, stream, Draw.Address.STEP, shape);
      numbers.draw(draw, 1 - dropped, mask);
      Arrays.setAll(factors, k -> mask[sample * UNITS + k] / (1 - dropped));
    }
    return factors;
  }

  /** h of every time of a sample, or of a text as long as it is. */
  private double[][] expected(String kind, String suffix, int sample, int length) {
    double[] all = numbers.tensor((Leaf) rows.op()).data();
    double[][] outputs = new double[LENGTH][UNITS];
    double[] h = new double[UNITS];
    double[] c = new double[UNITS];
    double[] factors = factors(suffix, sample);
    for (int step = 0; step < length; step++) {
      double[] last = h;
      int time = suffix.isEmpty() ? step : length - 1 - step;
      int at = (sample * LENGTH + time) * WIDTH;
      double[] x = Arrays.copyOfRange(all, at, at + WIDTH);
      double[] seen = new double[UNITS];
      Arrays.setAll(seen, k -> last[k] * factors[k]);
      double[] next = new double[UNITS];
      double[] ofRow = sums("ih", suffix, x);
      double[] ofState = sums("hh", suffix, seen);
      for (int j = 0; j < UNITS; j++) {
        double[] in = new double[4];
        double[] hid = new double[4];
        int gates = kind.equals("lstm") ? 4 : kind.equals("gru") ? 3 : 1;
        for (int gate = 0; gate < gates; gate++) {
          in[gate] = ofRow[gate * UNITS + j];
          hid[gate] = ofState[gate * UNITS + j];
        }
        if (kind.equals("rnn")) {
          next[j] = Math.tanh(in[0] + hid[0]);
        } else if (kind.equals("gru")) {
          double r = sigmoid(in[0] + hid[0]);
          double z = sigmoid(in[1] + hid[1]);
          double n = Math.tanh(in[2] + r * hid[2]);
          next[j] = (1 - z) * n + z * h[j];
        } else {
          double i = sigmoid(in[0] + hid[0]);
          double f = sigmoid(in[1] + hid[1]);
          double g = Math.tanh(in[2] + hid[2]);
          double o = sigmoid(in[3] + hid[3]);
          c[j] = f * c[j] + i * g;
          next[j] = o;
        }
      }
      if (kind.equals("lstm")) {
        double[] shown = normalized ? normalizedState(c, suffix) : c;
        Arrays.setAll(next, j -> next[j] * Math.tanh(shown[j]));
      }
      h = next;
      outputs[time] = next;
    }
    return outputs;
  }

  private void compare(String kind, Value y, boolean texts, boolean bidirectional) {
    double[] found = evaluated(y);
    int width = bidirectional ? 2 * UNITS : UNITS;
    for (int sample = 0; sample < TEXTS.length; sample++) {
      int length = (int) Arrays.stream(TEXTS[sample]).filter(id -> id > 0 || !texts).count();
      double[][] forward = expected(kind, "", sample, length);
      double[][] back = bidirectional ? expected(kind, "_reverse", sample, length) : null;
      for (int time = 0; time < LENGTH; time++) {
        int at = (sample * LENGTH + time) * width;
        String where = kind + " sample " + sample + " time " + time;
        assertArrayEquals(forward[time], Arrays.copyOfRange(found, at, at + UNITS), 1e-12, where);
        if (back != null) {
          double[] half = Arrays.copyOfRange(found, at + UNITS, at + width);
          assertArrayEquals(back[time], half, 1e-12, where + " reversed");
        }
      }
    }
  }

  private void check(String kind, Value y, boolean texts, boolean bidirectional) {
    compare(kind, y, texts, bidirectional);
    Value weights = y.graph().leaf(Leaf.Kind.TARGET, "probe", y.shape());
    numbers.normal(weights, 0.3, 1);
    List<Value> leaves = new ArrayList<>(scope.states.keySet());
    leaves.add(rows);
    GradientCheck.check(y.times(weights).sum(0, 1, 2).reshape(Shape.scalar()), leaves, numbers);
  }

  @Test
  void everyTimeIsWhatTheFormulasSayAndGradientsAreDifferences() {
    for (boolean texts : new boolean[] {false, true}) {
      for (boolean both : new boolean[] {false, true}) {
        Map<String, Object> members = Map.of("value", UNITS, "bidirectional", both);
        check("rnn", lowered(new SimpleRnnRule(), SimpleRnn.class, texts, members), texts, both);
        check("gru", lowered(new GruRule(), Gru.class, texts, members), texts, both);
        check("lstm", lowered(new LstmRule(), Lstm.class, texts, members), texts, both);
      }
    }
  }

  /** By its own mask, the same at all times, of the state that goes to the next time alone. */
  @Test
  void statesAreDroppedAlikeAtAllTimes() {
    for (boolean texts : new boolean[] {false, true}) {
      Map<String, Object> members =
          Map.of("value", UNITS, "bidirectional", true, "stateDropout", 0.4);
      dropped = 0.4;
      check("rnn", lowered(new SimpleRnnRule(), SimpleRnn.class, texts, members), texts, true);
      check("gru", lowered(new GruRule(), Gru.class, texts, members), texts, true);
      check("lstm", lowered(new LstmRule(), Lstm.class, texts, members), texts, true);
    }
  }

  /** The first product with a state is of zeros, which a norm leaves at 0. */
  @Test
  void productsAreNormalizedInsideTheRecurrence() {
    normalized = true;
    dropped = 0.3;
    for (boolean texts : new boolean[] {false, true}) {
      Map<String, Object> members =
          Map.of("value", UNITS, "bidirectional", true, "stateDropout", 0.3, "layerNorm", true);
      check("rnn", lowered(new SimpleRnnRule(), SimpleRnn.class, texts, members), texts, true);
      check("gru", lowered(new GruRule(), Gru.class, texts, members), texts, true);
      check("lstm", lowered(new LstmRule(), Lstm.class, texts, members), texts, true);
    }
  }

  /** What a text of a causal layer begins with does not depend on how it goes on. */
  @Test
  void whatComesLaterChangesNothingBefore() {
    Value y = lowered(new LstmRule(), Lstm.class, false, Map.of("value", UNITS));
    double[] before = evaluated(y);
    double[] all = numbers.tensor((Leaf) rows.op()).data();
    all[(3 * LENGTH + 2) * WIDTH] += 1;
    double[] after = evaluated(y);
    for (int i = 0; i < before.length; i++) {
      boolean earlier = i < (3 * LENGTH + 2) * UNITS;
      assertEquals(earlier, before[i] == after[i], "number " + i);
    }
  }

  @Test
  void theLastUnitIsThatOfTheText() {
    double[] last = evaluated(lowered(new LastUnitRule(), LastUnit.class, true, Map.of()));
    double[] all = numbers.tensor((Leaf) rows.op()).data();
    for (int sample = 0; sample < TEXTS.length; sample++) {
      int length = (int) Arrays.stream(TEXTS[sample]).filter(id -> id > 0).count();
      int at = (sample * LENGTH + length - 1) * WIDTH;
      double[] expected = length == 0 ? new double[WIDTH] : Arrays.copyOfRange(all, at, at + WIDTH);
      int from = sample * WIDTH;
      assertArrayEquals(expected, Arrays.copyOfRange(last, from, from + WIDTH), 1e-12);
    }
    double[] ofRows = evaluated(lowered(new LastUnitRule(), LastUnit.class, false, Map.of()));
    for (int sample = 0; sample < TEXTS.length; sample++) {
      int at = (sample * LENGTH + LENGTH - 1) * WIDTH;
      int from = sample * WIDTH;
      assertArrayEquals(
          Arrays.copyOfRange(all, at, at + WIDTH),
          Arrays.copyOfRange(ofRows, from, from + WIDTH),
          1e-12);
    }
  }
}
