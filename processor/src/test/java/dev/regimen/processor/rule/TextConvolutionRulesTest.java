package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.Conv1d;
import dev.regimen.annotation.Padding;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.layer.Conv1dRule;
import dev.regimen.processor.rule.layer.GlobalAveragePoolRule;
import dev.regimen.processor.rule.layer.GlobalMaxPoolRule;
import dev.regimen.processor.rule.layer.LastUnitRule;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Convolutions over the words of texts, and pools behind them, by the formula written out. */
@Tag("pure")
class TextConvolutionRulesTest extends LayersOfTexts {
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
  void gradientsAreDifferences() {
    for (Map<String, Object> members : WINDOWS) {
      checkGradients(pooled(new GlobalMaxPoolRule(), convolved(members)));
      checkGradients(pooled(new GlobalAveragePoolRule(), convolved(members)));
    }
  }
}
