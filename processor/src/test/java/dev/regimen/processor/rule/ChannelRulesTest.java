package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regimen.annotation.AlphaDropout;
import dev.regimen.annotation.LayerScale;
import dev.regimen.annotation.SpatialDropout;
import dev.regimen.annotation.SqueezeExcite;
import dev.regimen.annotation.Upsample;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.layer.AlphaDropoutRule;
import dev.regimen.processor.rule.layer.LayerScaleRule;
import dev.regimen.processor.rule.layer.SpatialDropoutRule;
import dev.regimen.processor.rule.layer.SqueezeExciteRule;
import dev.regimen.processor.rule.layer.UpsampleRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is done to whole channels, and to units as a self-normalizing network has them. */
@Tag("pure")
class ChannelRulesTest {
  private static double[] run(TestLayerScope scope, Value y, Numbers numbers) {
    return Interpreter.run(new Program(scope.graph, Map.of("y", y), List.of()), numbers)
        .outputs()
        .get("y")
        .data();
  }

  @Test
  void spatialDropoutDropsAChannelAtAllPlacesOrAtNone() {
    Use<SpatialDropout> use = Written.on("layer", SpatialDropout.class, "value", 0.2);
    TestLayerScope scope = new TestLayerScope(true, use);
    Value input = scope.input(2, 3, 40);
    Value output = new SpatialDropoutRule().lower(use, input, scope);
    int rows = 50;
    double[] ones = new double[rows * 6 * 40];
    Arrays.fill(ones, 1);
    double[] y = run(scope, output, new Numbers(rows, 5).set(input, ones));
    int dropped = 0;
    for (int row = 0; row < rows; row++) {
      for (int channel = 0; channel < 40; channel++) {
        double first = y[row * 240 + channel];
        dropped += first == 0 ? 1 : 0;
        for (int place = 0; place < 6; place++) {
          assertEquals(first, y[row * 240 + place * 40 + channel], 0);
        }
        assertEquals(first == 0 ? 0 : 1.25, first, 1e-12);
      }
    }
    assertEquals(400, dropped, 72); // four standard deviations of 2000 draws
  }

  @Test
  void spatialDropoutHasNothingToDropOfVectors() {
    Use<SpatialDropout> use = Written.on("layer", SpatialDropout.class);
    TestLayerScope scope = new TestLayerScope(false, use);
    Value input = scope.input(4);
    Misfit misfit =
        assertThrows(Misfit.class, () -> new SpatialDropoutRule().lower(use, input, scope));
    assertEquals("RankMismatch", misfit.id());
  }

  /** Units are a·x + b, or a·α′ + b where dropped. */
  @Test
  void alphaDropoutKeepsMeanAndVariance() {
    double p = 0.3;
    double saturated = -1.7580993408473766;
    double a = 1 / Math.sqrt((1 - p) * (1 + p * saturated * saturated));
    double b = -a * p * saturated;
    Use<AlphaDropout> use = Written.on("layer", AlphaDropout.class, "value", p);
    TestLayerScope scope = new TestLayerScope(true, use);
    Value input = scope.input(100);
    Value output = new AlphaDropoutRule().lower(use, input, scope);
    Numbers numbers = new Numbers(400, 5);
    double[] x = numbers.normal(input, 0, 1).data();
    double[] y = run(scope, output, numbers);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < y.length; i++) {
      boolean dropped = Math.abs(y[i] - (a * saturated + b)) < 1e-12;
      assertEquals(dropped ? y[i] : a * x[i] + b, y[i], 1e-12);
      sum += y[i];
      squares += y[i] * y[i];
    }
    double mean = sum / y.length;
    assertEquals(0, mean, 0.02); // four deviations of a mean of 40,000
    assertEquals(1, squares / y.length - mean * mean, 0.03);
  }

  @Test
  void squeezeExciteScalesByWhatItsDenseLayersSayOfTheMeans() {
    Use<SqueezeExcite> use = Written.on("layer", SqueezeExcite.class, "ratio", 2);
    TestLayerScope scope = new TestLayerScope(true, use);
    Value input = scope.input(1, 2, 2);
    Value output = new SqueezeExciteRule().lower(use, input, scope);
    Numbers numbers = new Numbers(2, 1).set(input, 1, 2, 3, -4, 0, 1, -2, 1);
    double[][] values = {{0.5, -1}, {0.25}, {2, -3}, {-0.5, 0.75}};
    int at = 0;
    for (Value parameter : scope.states.keySet()) {
      numbers.set(parameter, values[at++]);
    }
    // Means (2, -1) and (-1, 1); hidden 0.5*2 + 1 + 0.25 = 2.25 and max(0, -0.5 - 1 + 0.25) = 0.
    double first = 1 / (1 + Math.exp(-(2 * 2.25 - 0.5)));
    double second = 1 / (1 + Math.exp(-(-3 * 2.25 + 0.75)));
    double firstOf0 = 1 / (1 + Math.exp(0.5));
    double secondOf0 = 1 / (1 + Math.exp(-0.75));
    double[] expected = {
      first, 2 * second, 3 * first, -4 * second, 0, secondOf0, -2 * firstOf0, secondOf0
    };
    assertArrayEquals(expected, run(scope, output, numbers), 1e-14);
  }

  @Test
  void squeezeExciteIsNeverNarrowerThanOne() {
    Use<SqueezeExcite> use = Written.on("layer", SqueezeExcite.class);
    TestLayerScope scope = new TestLayerScope(true, use);
    new SqueezeExciteRule().lower(use, scope.input(2, 2, 5), scope);
    assertEquals("[1, 5]", scope.states.keySet().iterator().next().shape().dims().toString());
  }

  @Test
  void layerScaleBeginsSmall() {
    Use<LayerScale> use = Written.on("layer", LayerScale.class);
    TestLayerScope scope = new TestLayerScope(true, use);
    new LayerScaleRule().lower(use, scope.input(2, 2, 5), scope);
    Initial initial = scope.states.values().iterator().next();
    assertEquals(Initial.Kind.CONSTANT, initial.kind());
    assertEquals(1e-6, ((Scalar.Setting) initial.amount()).value(), 0);
  }

  @Test
  void upsampleRepeatsEveryPlaceInASquare() {
    Use<Upsample> use = Written.on("layer", Upsample.class, "value", 2);
    TestLayerScope scope = new TestLayerScope(true, use);
    Value input = scope.input(2, 1, 2);
    Value output = new UpsampleRule().lower(use, input, scope);
    Numbers numbers = new Numbers(1, 1).set(input, 1, 2, 3, 4);
    double[] expected = {1, 2, 1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4, 3, 4};
    assertArrayEquals(expected, run(scope, output, numbers), 0);
  }
}
