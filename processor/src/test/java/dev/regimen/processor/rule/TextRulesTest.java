package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.Conv1d;
import dev.regimen.annotation.Embedding;
import dev.regimen.annotation.Padding;
import dev.regimen.annotation.PositionEncoding;
import dev.regimen.annotation.PositionKind;
import dev.regimen.annotation.SelfAttention;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Waves;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.layer.Conv1dRule;
import dev.regimen.processor.rule.layer.EmbeddingRule;
import dev.regimen.processor.rule.layer.GlobalAveragePoolRule;
import dev.regimen.processor.rule.layer.GlobalMaxPoolRule;
import dev.regimen.processor.rule.layer.LastUnitRule;
import dev.regimen.processor.rule.layer.PositionEncodingRule;
import dev.regimen.processor.rule.layer.SelfAttentionRule;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Layers of texts by formulas written out and by finite differences: what stands behind a text's
 * end counts for nothing, and no unit gives zeros.
 */
@Tag("pure")
class TextRulesTest {
  private static final int VOCABULARY = 7;
  private static final int WIDTH = 4;

  /** Four texts of lengths 0, 1, 3 and 5. */
  private static final double[][] TEXTS = {
    {0, 0, 0, 0, 0}, {3, 0, 0, 0, 0}, {2, 6, 1, 0, 0}, {5, 4, 3, 2, 1}
  };

  private final List<Value> parameters = new ArrayList<>();
  private Numbers numbers;
  private TestLayerScope scope;

  /** A layer of one rule on the rows of some texts that it gets from a table. */
  private <A extends Annotation> Value lowered(LayerRule<A> rule, Map<String, Object> members) {
    Use<A> use =
        new Use<>(
            Written.annotation(rule.annotation(), members),
            "layer",
            new Written.NamedSite("layer"));
    return rule.lower(use, rows(TEXTS), scope);
  }

  private Value rows(double[]... texts) {
    Use<Embedding> use =
        new Use<>(
            Written.annotation(Embedding.class, Map.of("width", WIDTH)),
            "layer",
            new Written.NamedSite("layer"));
    scope = new TestLayerScope(true, use);
    numbers = new Numbers(texts.length, 3);
    Value ids = scope.input(texts[0].length);
    scope.texts = new TextIds(ids, VOCABULARY);
    numbers.set(ids, Arrays.stream(texts).flatMapToDouble(Arrays::stream).toArray());
    return new EmbeddingRule().lower(use, ids, scope);
  }

  private double[] values(Value y) {
    draw();
    Program program = new Program(y.graph(), Map.of("y", y), List.of());
    return Interpreter.run(program, numbers).outputs().get("y").data();
  }

  private void draw() {
    parameters.clear();
    scope.states.forEach(
        (leaf, initial) -> {
          numbers.normal(leaf, 0, 0.5);
          parameters.add(leaf);
        });
  }

  private void checkGradients(Value y) {
    draw();
    Value weights = y.graph().leaf(Leaf.Kind.TARGET, "probe", y.shape());
    numbers.normal(weights, 0.3, 1);
    int[] axes = new int[y.shape().rank()];
    Arrays.setAll(axes, i -> i);
    GradientCheck.check(y.times(weights).sum(axes).reshape(Shape.scalar()), parameters, numbers);
  }

  private double table(int id, int column) {
    return numbers.tensor((Leaf) parameters.get(0).op()).data()[id * WIDTH + column];
  }

  @Test
  void paddingBecomesRowsOfZeros() {
    double[] rows = values(rows(TEXTS));
    int length = TEXTS[0].length;
    for (int i = 0; i < rows.length; i++) {
      int id = (int) TEXTS[i / WIDTH / length][i / WIDTH % length];
      double expected = id == 0 ? 0 : table(id, i % WIDTH);
      assertArrayEquals(new double[] {expected}, new double[] {rows[i]}, 0);
    }
  }

  @Test
  void aMeanIsOverTheUnitsOfTheText() {
    double[] means = values(lowered(new GlobalAveragePoolRule(), Map.of()));
    for (int text = 0; text < TEXTS.length; text++) {
      double[] expected = new double[WIDTH];
      double units = Arrays.stream(TEXTS[text]).filter(id -> id > 0).count();
      for (double id : TEXTS[text]) {
        for (int k = 0; k < WIDTH && id > 0; k++) {
          expected[k] += table((int) id, k) / units;
        }
      }
      double[] found = Arrays.copyOfRange(means, text * WIDTH, (text + 1) * WIDTH);
      assertArrayEquals(expected, found, 1e-12, "text " + text);
    }
  }

  /** The rows of the text in an attention that has no others. */
  @Test
  void attentionIsThatOfTheTextAlone() {
    Map<String, Object> heads = Map.of("value", 2);
    double[] together = values(lowered(new SelfAttentionRule(), heads));
    for (int text = 1; text < TEXTS.length; text++) {
      double[] units = Arrays.stream(TEXTS[text]).filter(id -> id > 0).toArray();
      Use<SelfAttention> use =
          new Use<>(
              Written.annotation(SelfAttention.class, heads),
              "layer",
              new Written.NamedSite("layer"));
      Value rows = rows(units);
      scope.texts = null;
      double[] alone = values(new SelfAttentionRule().lower(use, rows, scope));
      int at = text * TEXTS[0].length * WIDTH;
      double[] found = Arrays.copyOfRange(together, at, at + alone.length);
      assertArrayEquals(alone, found, 1e-12, "text " + text);
    }
  }

  /** What remains is the bias of the output, which is drawn last. */
  @Test
  void attentionToNothingIsZero() {
    double[] together = values(lowered(new SelfAttentionRule(), Map.of("value", 2)));
    Value bias = parameters.get(parameters.size() - 1);
    double[] expected = numbers.tensor((Leaf) bias.op()).data();
    for (int row = 0; row < TEXTS[0].length; row++) {
      double[] found = Arrays.copyOfRange(together, row * WIDTH, (row + 1) * WIDTH);
      assertArrayEquals(expected, found, 1e-12, "row " + row);
    }
  }

  /** Bit for bit: what is added later is 0 times something. */
  @Test
  void causalAttentionDoesNotSeeWhatComesLater() {
    Map<String, Object> causal = Map.of("value", 2, "causal", true);
    double[] before = values(lowered(new SelfAttentionRule(), causal));
    int changed = (3 * TEXTS[0].length + 2) * WIDTH;
    double id = TEXTS[3][2];
    TEXTS[3][2] = 6;
    double[] after = values(lowered(new SelfAttentionRule(), causal));
    TEXTS[3][2] = id;
    for (int i = 0; i < before.length; i++) {
      assertEquals(i < changed, before[i] == after[i], "number " + i);
    }
  }

  @Test
  void placesAreAddedAndPaddingStaysZero() {
    double[] placed = values(lowered(new PositionEncodingRule(), Map.of()));
    int length = TEXTS[0].length;
    for (int i = 0; i < placed.length; i++) {
      int place = i / WIDTH % length;
      int id = (int) TEXTS[i / WIDTH / length][place];
      double expected =
          id == 0
              ? 0
              : table(id, i % WIDTH)
                  + numbers.tensor((Leaf) parameters.get(1).op()).data()[place * WIDTH + i % WIDTH];
      assertEquals(expected, placed[i], 1e-12);
    }
  }

  /**
   * Strides, dilations and both ways to pad, two convolutions deep, and what pools make of them.
   */
  private static final List<Map<String, Object>> WINDOWS =
      List.of(
          Map.of("value", 3),
          Map.of("value", 3, "kernel", 2),
          Map.of("value", 3, "kernel", 4, "stride", 2),
          Map.of("value", 3, "dilation", 2, "stride", 2),
          Map.of("value", 3, "kernel", 2, "padding", Padding.VALID),
          Map.of("value", 3, "kernel", 3, "padding", Padding.VALID, "stride", 2),
          Map.of("value", 8, "depthwise", true));

  private Value convolved(Value x, Map<String, Object> members, String field) {
    Use<Conv1d> use =
        new Use<>(Written.annotation(Conv1d.class, members), field, new Written.NamedSite("layer"));
    return new Conv1dRule().lower(use, x, scope);
  }

  private <A extends Annotation> Value pooled(LayerRule<A> rule, Value x) {
    Use<A> use =
        new Use<>(
            Written.annotation(rule.annotation(), Map.of()),
            "layer",
            new Written.NamedSite("layer"));
    return rule.lower(use, x, scope);
  }

  private static double[] units(int text) {
    return Arrays.stream(TEXTS[text]).filter(id -> id > 0).toArray();
  }

  /** The rows that a text has of its own, by the formula. */
  private static double[][] convolution(double[][] x, Map<String, Object> members, double[] w) {
    int filters = (int) members.get("value");
    int kernel = (int) members.getOrDefault("kernel", 3);
    int stride = (int) members.getOrDefault("stride", 1);
    int dilation = (int) members.getOrDefault("dilation", 1);
    boolean depthwise = members.containsKey("depthwise");
    int span = dilation * (kernel - 1) + 1;
    boolean valid = members.get("padding") == Padding.VALID;
    int rows = Math.max(0, (valid ? x.length - span + stride : x.length + stride - 1) / stride);
    double[][] y = new double[rows][filters];
    int perGroup = depthwise ? 1 : WIDTH;
    for (int t = 0; t < rows; t++) {
      for (int f = 0; f < filters; f++) {
        for (int k = 0; k < kernel; k++) {
          int from = t * stride - (valid ? 0 : (span - 1) / 2) + k * dilation;
          for (int c = 0; c < perGroup && from >= 0 && from < x.length; c++) {
            int channel = depthwise ? f / (filters / WIDTH) : c;
            y[t][f] += x[from][channel] * w[(f * kernel + k) * perGroup + c];
          }
        }
      }
    }
    return y;
  }

  private double[][] embedded(double... ids) {
    double[][] rows = new double[ids.length][WIDTH];
    for (int i = 0; i < ids.length; i++) {
      for (int k = 0; k < WIDTH; k++) {
        rows[i][k] = table((int) ids[i], k);
      }
    }
    return rows;
  }

  @Test
  void aConvolutionOfATextSeesZerosBehindIt() {
    for (Map<String, Object> members : WINDOWS) {
      Value y = convolved(rows(TEXTS), members, "layer");
      double[] found = values(y);
      double[] w = numbers.tensor((Leaf) parameters.get(1).op()).data();
      double[] b = numbers.tensor((Leaf) parameters.get(2).op()).data();
      for (int text = 0; text < TEXTS.length; text++) {
        double[][] expected = convolution(embedded(units(text)), members, w);
        for (int t = 0; t < expected.length; t++) {
          for (int f = 0; f < b.length; f++) {
            int at = (text * y.shape().dim(1) + t) * b.length + f;
            assertEquals(expected[t][f] + b[f], found[at], 1e-12, members + " text " + text);
          }
        }
      }
    }
  }

  /** The pools' values from the rows that the formula gives to each text, and from no other. */
  @Test
  void poolsTakeTheWindowsOfTheText() {
    for (Map<String, Object> members : WINDOWS) {
      double[] largest = values(pooled(new GlobalMaxPoolRule(), convolved(members)));
      double[] w = numbers.tensor((Leaf) parameters.get(1).op()).data();
      double[] b = numbers.tensor((Leaf) parameters.get(2).op()).data();
      double[][] expected = new double[TEXTS.length][];
      double[][] means = new double[TEXTS.length][b.length];
      double[][] last = new double[TEXTS.length][b.length];
      for (int text = 0; text < TEXTS.length; text++) {
        double[][] rows = convolution(embedded(units(text)), members, w);
        double[] most = new double[b.length];
        Arrays.fill(most, rows.length == 0 ? 0 : Double.NEGATIVE_INFINITY);
        for (double[] row : rows) {
          for (int f = 0; f < b.length; f++) {
            most[f] = Math.max(most[f], row[f] + b[f]);
            means[text][f] += (row[f] + b[f]) / rows.length;
            last[text][f] = row[f] + b[f];
          }
        }
        expected[text] = most;
      }
      compare(expected, largest, members + " largest");
      compare(means, values(pooled(new GlobalAveragePoolRule(), convolved(members))), "mean");
      compare(last, values(pooled(new LastUnitRule(), convolved(members))), members + " last");
    }
  }

  private Value convolved(Map<String, Object> members) {
    return convolved(rows(TEXTS), members, "layer");
  }

  private static void compare(double[][] expected, double[] found, String what) {
    double[] all = Arrays.stream(expected).flatMapToDouble(Arrays::stream).toArray();
    assertArrayEquals(all, found, 1e-12, what);
  }

  /** The largest of maps' places and of rows that are no text. */
  @Test
  void theLargestIsOfAllPlacesWhereThereIsNoText() {
    rows(TEXTS);
    scope.texts = null;
    Value maps = scope.graph.leaf(Leaf.Kind.PARAMETER, "maps", Shape.batch(2, 3, 2));
    numbers.normal(maps, -5, 1);
    Value y = pooled(new GlobalMaxPoolRule(), maps);
    double[] x = numbers.tensor((Leaf) maps.op()).data();
    double[] expected = new double[TEXTS.length * 2];
    Arrays.fill(expected, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < x.length; i++) {
      int at = i / 12 * 2 + i % 2;
      expected[at] = Math.max(expected[at], x[i]);
    }
    assertArrayEquals(expected, values(y), 0);
  }

  @Test
  void wavesAreAddedAndPaddingStaysZero() {
    Map<String, Object> kind = Map.of("kind", PositionKind.SINUSOIDAL);
    double[] placed = values(lowered(new PositionEncodingRule(), kind));
    assertEquals(1, parameters.size(), "nothing but the table is trained");
    int length = TEXTS[0].length;
    for (int i = 0; i < placed.length; i++) {
      int place = i / WIDTH % length;
      int id = (int) TEXTS[i / WIDTH / length][place];
      int c = i % WIDTH;
      double angle = place / (c < 2 ? 1 : 100.0); // 10000^(2/4) is 100
      double wave = c % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
      assertEquals(id == 0 ? 0 : table(id, c) + wave, placed[i], 1e-12);
    }
  }

  /** Pairs of columns as complex numbers are multiplied by e^(ilω), head by head. */
  @Test
  void rowsAreTurnedByTheirPlace() {
    Value x = rows(TEXTS);
    double[] turned = values(x.graph().add(new Waves(Waves.Kind.TURN, 1), List.of(x)));
    int length = TEXTS[0].length;
    for (int row = 0; row < turned.length / WIDTH; row++) {
      int id = (int) TEXTS[row / length][row % length];
      for (int i = 0; i < WIDTH / 2 && id > 0; i++) {
        double angle = row % length / (i == 0 ? 1 : 100.0);
        double a = table(id, i);
        double b = table(id, i + 2);
        int at = row * WIDTH + i;
        assertEquals(a * Math.cos(angle) - b * Math.sin(angle), turned[at], 1e-12);
        assertEquals(b * Math.cos(angle) + a * Math.sin(angle), turned[at + 2], 1e-12);
      }
    }
  }

  /** The same words three places later see the same, which learned places would not let them. */
  @Test
  void turnedAttentionDependsOnDistancesAlone() {
    double[][] texts = {{2, 6, 1, 0, 0, 0}, {5, 5, 5, 2, 6, 1}};
    Use<SelfAttention> use =
        new Use<>(
            Written.annotation(SelfAttention.class, Map.of("value", 2)),
            "layer",
            new Written.NamedSite("layer"));
    Value x = rows(texts);
    scope.before.add(rotary());
    Value query = x.graph().add(new Waves(Waves.Kind.TURN, 2), List.of(x));
    double[] turned = values(query);
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double early = product(turned, a, b);
        assertEquals(early, product(turned, 6 + 3 + a, 6 + 3 + b), 1e-12);
      }
    }
    Value seen = new SelfAttentionRule().lower(use, x, scope);
    checkGradients(seen);
  }

  private static double product(double[] rows, int a, int b) {
    double product = 0;
    for (int c = 0; c < WIDTH; c++) {
      product += rows[a * WIDTH + c] * rows[b * WIDTH + c];
    }
    return product;
  }

  private static LayerModel rotary() {
    Written.NamedSite site = new Written.NamedSite("places");
    Map<String, Object> kind = Map.of("kind", PositionKind.ROTARY);
    PositionEncoding written = Written.annotation(PositionEncoding.class, kind);
    return new LayerModel("places", List.of(new Use<>(written, "places", site)), site);
  }

  @Test
  void gradientsAreDifferences() {
    for (Map<String, Object> members : WINDOWS) {
      checkGradients(pooled(new GlobalMaxPoolRule(), convolved(members)));
      checkGradients(pooled(new GlobalAveragePoolRule(), convolved(members)));
    }
    checkGradients(lowered(new PositionEncodingRule(), Map.of("kind", PositionKind.SINUSOIDAL)));
    checkGradients(lowered(new PositionEncodingRule(), Map.of()));
    checkGradients(lowered(new SelfAttentionRule(), Map.of("value", 2, "causal", true)));
    checkGradients(rows(TEXTS));
    checkGradients(lowered(new GlobalAveragePoolRule(), Map.of()));
    checkGradients(lowered(new SelfAttentionRule(), Map.of("value", 2)));
  }
}
