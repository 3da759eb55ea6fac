package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.kernel.Draws;
import dev.regimen.train.StepBench;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Weights that are made of what is trained: what they begin with, what they are. */
@Tag("training")
class WeightRulesTest {
  private static final int ROWS = 9;
  private static final String HEADER = Zoo.classes("{5, 4, 2}", 3, "@Sgd");

  private static Net net(String name, String technique) {
    return Net.of(
        name,
        HEADER,
        "@Conv(value = 6, groups = 2) %s @Relu".formatted(technique),
        "@Flatten",
        "@Dense(3) " + technique);
  }

  private static final Net PLAIN = net("Plain", "");
  private static final Net LENGTHS = net("Lengths", "@WeightNorm");
  private static final Net STANDARD = net("Standard", "@WeightStandardization(epsilon = 0.05)");
  private static final Net NOISY = net("Noisy", "@WeightNoise(0.05)");
  private static final Net CONNECTIONS = net("Connections", "@DropConnect(0.4)");

  private static final Net CHOSEN = net("Chosen", "@Supermask(keep = 0.4)");

  /** The second draw of the network. */
  private static final int STREAM = 1;

  private static final Compiled COMPILED =
      Compiled.of("double", List.of(PLAIN, LENGTHS, STANDARD, NOISY, CONNECTIONS, CHOSEN));

  private static StepBench bench(Net net) {
    StepBench bench = StepBench.of(COMPILED.trainer(net), ROWS, 2, 1);
    Twins.feed(bench, Batch.random(COMPILED.model(net), ROWS, 5));
    return bench;
  }

  @Test
  void lengthsBeginAsTheyAreSoThatNothingChanges() {
    try (StepBench plain = bench(PLAIN);
        StepBench lengths = bench(LENGTHS)) {
      assertArrayEquals(plain.get("a.weight"), lengths.get("a.weight_v"), 0);
      double[] v = lengths.get("c.weight_v");
      double[] g = lengths.get("c.weight_g");
      for (int unit = 0; unit < 3; unit++) {
        double squares = 0;
        for (int i = 0; i < v.length / 3; i++) {
          squares += Math.pow(v[unit * v.length / 3 + i], 2);
        }
        assertEquals(Math.sqrt(squares), g[unit], 1e-15);
      }
      Close.assertClose(
          plain.infer(ROWS).prediction(), lengths.infer(ROWS).prediction(), 1e-12, "prediction");
      assertEquals(plain.train(ROWS, 0, 0).loss(), lengths.train(ROWS, 0, 0).loss(), 1e-12);
    }
  }

  /** PyTorch's: one number a filter, in as many axes as the weight has. */
  @Test
  void lengthsAreSavedInPyTorchsShapes() {
    try (StepBench bench = bench(LENGTHS)) {
      assertEquals(List.of(6, 1, 1, 1), bench.shape("a.weight_g"));
      assertEquals(List.of(6, 1, 3, 3), bench.shape("a.weight_v"));
      assertEquals(List.of(3, 1), bench.shape("c.weight_g"));
      assertEquals(List.of(3, 120), bench.shape("c.weight_v"));
    }
  }

  /** The plain network with the standardized weights put in predicts the same. */
  @Test
  void standardizedFiltersAreTakenOneByOne() {
    try (StepBench plain = bench(PLAIN);
        StepBench standard = bench(STANDARD)) {
      Twins.scatter(standard, 3);
      for (String name : plain.parameters()) {
        double[] values = standard.get(name);
        if (name.endsWith(".weight")) {
          standardize(values, standard.shape(name).get(0));
        }
        plain.set(name, values);
      }
      Close.assertClose(
          plain.infer(ROWS).prediction(), standard.infer(ROWS).prediction(), 1e-12, "prediction");
    }
  }

  /** A step moves what is kept, and as a gradient of the scaled weight; the rest keeps its bits. */
  @Test
  void droppedConnectionsAreNotTrained() {
    Set<Integer> moved = new HashSet<>();
    double[] before;
    try (StepBench two = bench(CONNECTIONS);
        StepBench again = StepBench.of(COMPILED.trainer(CONNECTIONS), ROWS, 3, 1)) {
      Twins.feed(again, Batch.random(COMPILED.model(CONNECTIONS), ROWS, 5));
      for (String name : two.parameters()) {
        again.set(name, two.get(name));
      }
      before = two.get("c.weight");
      two.train(ROWS, 0, 0.1);
      again.train(ROWS, 0, 0.1);
      double[] after = two.get("c.weight");
      for (int i = 0; i < after.length; i++) {
        if (after[i] != before[i]) {
          moved.add(i);
        }
      }
      Close.assertClose(after, again.get("c.weight"), 1e-12, "three workers");
      double[] mask = new double[before.length];
      new Draws(7).bernoulli(0.6, STREAM, 0, 0, mask, mask.length);
      for (int i = 0; i < mask.length; i++) {
        assertFalse(mask[i] == 0 && moved.contains(i), "entry " + i + " was dropped");
      }
      // An input that the rectifier holds at 0 moves nothing either.
      assertTrue(moved.size() > 0.8 * Arrays.stream(mask).sum(), moved.size() + " moved");
    }
  }

  /** The gradient is that at the noisy weight, and moves the one without noise. */
  @Test
  void noiseIsInTheForwardPassOfTrainingOnly() {
    List<String> weights = List.of("a.weight", "c.weight");
    for (int workers = 1; workers <= 3; workers++) {
      try (StepBench plain = bench(PLAIN);
          StepBench noisy = StepBench.of(COMPILED.trainer(NOISY), ROWS, workers, 1)) {
        Twins.feed(noisy, Batch.random(COMPILED.model(NOISY), ROWS, 5));
        assertArrayEquals(plain.infer(ROWS).prediction(), noisy.infer(ROWS).prediction(), 1e-13);
        Map<String, double[]> before = new TreeMap<>();
        for (String name : noisy.parameters()) {
          before.put(name, noisy.get(name));
          plain.set(name, noisy.get(name));
        }
        for (String name : weights) {
          double[] noise = new double[before.get(name).length];
          new Draws(7).normal(weights.indexOf(name), 3, 0, noise, noise.length);
          Arrays.setAll(noise, i -> before.get(name)[i] + 0.05 * noise[i]);
          plain.set(name, noise);
        }
        double loss = plain.train(ROWS, 3, 0.1).loss();
        assertEquals(loss, noisy.train(ROWS, 3, 0.1).loss(), 1e-12);
        for (String name : noisy.parameters()) {
          double[] next = plain.gradient(name);
          Arrays.setAll(next, i -> before.get(name)[i] - 0.1 * next[i]);
          Close.assertClose(next, noisy.get(name), 1e-10, name);
        }
      }
    }
  }

  /** Which of the weights are used is trained, as if by the magnitudes of scores; they are not. */
  @Test
  void chosenWeightsStandStill() {
    for (int workers = 1; workers <= 3; workers++) {
      try (StepBench plain = bench(PLAIN);
          StepBench chosen = StepBench.of(COMPILED.trainer(CHOSEN), ROWS, workers, 1)) {
        Twins.feed(chosen, Batch.random(COMPILED.model(CHOSEN), ROWS, 5));
        assertEquals(List.of("a.scores", "c.scores", "a.weight", "c.weight"), chosen.parameters());
        assertEquals(List.of(6, 1, 3, 3), chosen.shape("a.scores"));
        for (String layer : List.of("a", "c")) {
          double[] weight = chosen.get(layer + ".weight");
          double[] left = weight.clone();
          leave(left, chosen.get(layer + ".scores"), layer.equals("a") ? 22 : 144);
          plain.set(layer + ".weight", left);
          double size = Math.sqrt(2 / (0.4 * (layer.equals("a") ? 9 : 120)));
          for (double w : weight) {
            assertEquals(size, Math.abs(w), 1e-12);
          }
        }
        assertArrayEquals(plain.infer(ROWS).prediction(), chosen.infer(ROWS).prediction(), 1e-13);
        Map<String, double[]> before = new TreeMap<>();
        chosen.parameters().forEach(name -> before.put(name, chosen.get(name)));
        double loss = plain.train(ROWS, 3, 0.1).loss();
        assertEquals(loss, chosen.train(ROWS, 3, 0.1).loss(), 1e-12);
        for (String layer : List.of("a", "c")) {
          double[] weight = before.get(layer + ".weight");
          assertArrayEquals(weight, chosen.get(layer + ".weight"), 0);
          double[] scores = before.get(layer + ".scores");
          double[] next = plain.gradient(layer + ".weight");
          Arrays.setAll(next, i -> scores[i] - 0.1 * next[i] * weight[i] * Math.signum(scores[i]));
          Close.assertClose(next, chosen.get(layer + ".scores"), 1e-10, layer);
        }
      }
    }
  }

  /** The generated step does what the interpreter says. */
  @Test
  void chosenWeightsAreWhatTheInterpreterSays() {
    Twins.compare(COMPILED, CHOSEN, ROWS, 1);
    Twins.compare(COMPILED, CHOSEN, 7, 3);
  }

  private static void leave(double[] weight, double[] scores, int kept) {
    double[] magnitudes = Arrays.stream(scores).map(Math::abs).sorted().toArray();
    double least = magnitudes[scores.length - kept];
    Arrays.setAll(weight, i -> Math.abs(scores[i]) >= least ? weight[i] : 0);
  }

  private static void standardize(double[] weight, int filters) {
    int width = weight.length / filters;
    for (int filter = 0; filter < filters; filter++) {
      double[] own = Arrays.copyOfRange(weight, filter * width, (filter + 1) * width);
      double mean = Arrays.stream(own).average().orElseThrow();
      double variance = Arrays.stream(own).map(w -> (w - mean) * (w - mean)).sum() / width;
      for (int i = 0; i < width; i++) {
        weight[filter * width + i] = (own[i] - mean) / Math.sqrt(variance + 0.05);
      }
    }
  }
}
