package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import dev.regimen.train.UsedWeights;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a predictor shows of layers, against the formulas of inference written out. */
@Tag("training")
class ExposedLayersTest {
  private static final Net ROWS =
      Net.of(
          "Rows",
          Zoo.classes(5, 3, "@Sgd"),
          "@Dense(6) @BatchNorm @Tanh @Dropout(0.3) @Exposed",
          "@Dense(4) @Relu",
          "@Dense(3) @Exposed");
  private static final Net MAPS =
      Net.of(
          "Maps",
          Zoo.classes("{3, 2, 2}", 3, "@Sgd"),
          "@Conv(value = 4, kernel = 1) @Relu @Exposed",
          "@Conv(2) @Relu",
          "@Flatten",
          "@Dense(3)");
  private static final Net DRAWING =
      Net.of(
          "Drawing",
          Zoo.classes(5, 3, "@Sgd @MonteCarlo(samples = 5)"),
          "@Dense(6) @Tanh @Exposed",
          "@Dense(4) @Relu @Dropout(0.4)",
          "@Dense(3)");
  private static final Net PLAIN =
      Net.of("Plain", Zoo.classes(5, 3, "@Sgd"), "@Dense(6) @Relu", "@Dense(3)");
  private static final Net TWICE =
      Net.of(
              "Twice",
              Zoo.classes(5, 3, "@Sgd"),
              "@Dense(4)",
              "@Use(repeat = 2) : Stage",
              "@Dense(3)")
          .with("@Block @Residual @Exposed static class Stage { @Dense(4) @Relu Layer inner; }");
  private static final Compiled COMPILED = Compiled.inDouble(ROWS, MAPS, DRAWING, PLAIN, TWICE);

  private static float[][] samples(int count, int features) {
    Random random = new Random(5);
    float[][] samples = new float[count][features];
    for (float[] sample : samples) {
      for (int i = 0; i < features; i++) {
        sample[i] = (float) random.nextGaussian();
      }
    }
    return samples;
  }

  @SuppressWarnings("unchecked") // classes are predicted
  private static Predictor<Label> trained(Net net, int features) {
    int[] labels = IntStream.range(0, 60).map(i -> i % 3).toArray();
    Dataset data = InMemory.classification(samples(60, features), labels);
    return (Predictor<Label>) COMPILED.trainer(net).set("epochs", 3).fit(data).predictor();
  }

  private static double[] dense(Map<String, double[]> w, String name, double[] x) {
    double[] weight = w.get(name + ".weight");
    double[] bias = w.get(name + ".bias");
    int units = weight.length / x.length;
    double[] y = new double[units];
    for (int u = 0; u < units; u++) {
      y[u] = bias == null ? 0 : bias[u];
      for (int i = 0; i < x.length; i++) {
        y[u] += weight[u * x.length + i] * x[i];
      }
    }
    return y;
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  @Test
  void embeddingsAndLogitsAreThoseOfInference() {
    Predictor<Label> predictor = trained(ROWS, 5);
    Map<String, double[]> w = UsedWeights.of(predictor);
    float[][] samples = samples(300, 5); // more than one chunk
    float[][] embeddings = predictor.outputs("a", samples);
    float[][] logits = predictor.outputs("c", samples);
    List<Label> labels = predictor.predict(samples);
    for (int n = 0; n < samples.length; n++) {
      double[] a = dense(w, "a", doubles(samples[n]));
      for (int u = 0; u < a.length; u++) {
        double deviation = Math.sqrt(w.get("a_norm.running_var")[u] + 1e-5);
        double normal = (a[u] - w.get("a_norm.running_mean")[u]) / deviation;
        a[u] = Math.tanh(w.get("a_norm.weight")[u] * normal + w.get("a_norm.bias")[u]);
      }
      assertArrayEquals(a, doubles(embeddings[n]), 1e-6, "sample " + n);
      double[] b = dense(w, "b", a);
      double[] c =
          dense(w, "c", IntStream.range(0, 4).mapToDouble(u -> Math.max(0, b[u])).toArray());
      assertArrayEquals(c, doubles(logits[n]), 1e-6, "sample " + n);
      double total = IntStream.range(0, 3).mapToDouble(k -> Math.exp(c[k])).sum();
      for (int k = 0; k < 3; k++) {
        assertEquals(Math.exp(c[k]) / total, labels.get(n).probabilities().get(k), 1e-6);
      }
    }
    assertArrayEquals(logits[7], predictor.output("c", samples[7]), 1e-6f);
  }

  @Test
  void mapsLieByRowColumnAndChannel() {
    Predictor<Label> predictor = trained(MAPS, 12);
    Map<String, double[]> w = UsedWeights.of(predictor);
    float[] sample = samples(1, 12)[0];
    float[] maps = predictor.output("a", sample);
    assertEquals(3 * 2 * 4, maps.length);
    for (int place = 0; place < 6; place++) {
      double[] y = dense(w, "a", new double[] {sample[place * 2], sample[place * 2 + 1]});
      for (int f = 0; f < 4; f++) {
        assertEquals(Math.max(0, y[f]), maps[place * 4 + f], 1e-6);
      }
    }
  }

  @Test
  void repetitionsOfABlockAreToldApart() {
    Predictor<Label> predictor = trained(TWICE, 5);
    Map<String, double[]> w = UsedWeights.of(predictor);
    float[] sample = samples(1, 5)[0];
    double[] x = dense(w, "a", doubles(sample));
    for (String block : List.of("b.0", "b.1")) {
      double[] inner = dense(w, block + ".inner", x);
      double[] before = x;
      x = IntStream.range(0, 4).mapToDouble(u -> before[u] + Math.max(0, inner[u])).toArray();
      assertArrayEquals(x, doubles(predictor.output(block, sample)), 1e-6, block);
    }
  }

  /** Several passes make a prediction; a layer is shown once. */
  @Test
  void meansOverDrawsLeaveLayersAlone() {
    Predictor<Label> predictor = trained(DRAWING, 5);
    Map<String, double[]> w = UsedWeights.of(predictor);
    float[][] samples = samples(3, 5);
    List<Label> labels = predictor.predict(samples);
    float[][] outputs = predictor.outputs("a", samples);
    for (int n = 0; n < samples.length; n++) {
      double[] a = dense(w, "a", doubles(samples[n]));
      assertArrayEquals(
          java.util.Arrays.stream(a).map(Math::tanh).toArray(), doubles(outputs[n]), 1e-6);
    }
    assertEquals(labels, predictor.predict(samples));
  }

  @Test
  void aLayerThatIsNotExposedIsRefused() {
    Predictor<Label> rows = trained(ROWS, 5);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> rows.output("b", new float[5]));
    assertTrue(
        e.getMessage().endsWith("shows no layer 'b': @Exposed stands on [a, c]"), e.getMessage());
    Predictor<Label> plain = trained(PLAIN, 5);
    Exception none =
        assertThrows(IllegalArgumentException.class, () -> plain.output("a", new float[5]));
    assertTrue(none.getMessage().endsWith("@Exposed stands on none"), none.getMessage());
  }
}
