package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.kernel.Draws;
import dev.regimen.train.NamedTensor;
import dev.regimen.train.StepBench;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Updates of several batches, updates by gradients that are taken elsewhere, and noise, against
 * their definitions: what plain SGD's gradients at some weights are is known from a network of its
 * own.
 */
@Tag("training")
class UpdateStagesTest {
  private static final int STEPS = 20;
  private static final double RHO = 0.1;
  private static final long SEED = 7;

  /** Sizes of the batches of an update, and of the last one of an epoch. */
  private static final int[][] GROUPS = {{4, 4, 4}, {4, 4, 1}, {4, 4, 4}, {4}};

  private static final Map<String, String[]> LAYERS =
      Map.of(
          "Dense", new String[] {"@Dense(6) @Tanh", "@Dense(3)"},
          "Maps", new String[] {"@Conv(3) @Relu", "@Flatten", "@Dense(3)"},
          "Drops", new String[] {"@Dense(6) @Tanh @Dropout(0.3)", "@Dense(3)"},
          "Norms", new String[] {"@Dense(6) @BatchNorm @Tanh", "@Dense(3)"},
          "Stands", new String[] {"@Dense(6) @Tanh", "@Dense(7) @Tanh @Frozen", "@Dense(3)"});

  private static final Map<String, Net> NETS = new HashMap<>();
  private static Compiled compiled;

  @BeforeAll
  static void compile() {
    for (String kind : LAYERS.keySet()) {
      net("Plain", kind, "@Sgd");
      net("Sam", kind, "@Sgd @Sam(" + RHO + ")");
    }
    for (String kind : List.of("Dense", "Maps")) {
      net("Fold", kind, "@Lamb(clip = 0.2) @L2(0.02)");
      net("Parts", kind, "@Lamb(clip = 0.2) @L2(0.02) @Accumulate(3)");
      net("Both", kind, "@Sgd @WeightDecay(0.1) @Sam(" + RHO + ") @Accumulate(3)");
      net("Noise", kind, "@Sgd @GradientNoise(0.2)");
    }
    net("Clipped", "Dense", "@Sgd @ClipNorm(0.1) @GradientNoise(value = 0.01, decay = 1)");
    net("SamAdam", "Dense", "@AdamW @WeightDecay(0.02) @Sam(" + RHO + ")");
    net("Adam", "Dense", "@AdamW @WeightDecay(0.02)");
    compiled = Compiled.of("double", new ArrayList<>(NETS.values()));
  }

  private static void net(String name, String kind, String regime) {
    String input = kind.equals("Maps") ? "{5, 4, 2}" : "5";
    NETS.put(name + kind, Net.of(name + kind, Zoo.classes(input, 3, regime), LAYERS.get(kind)));
  }

  private static StepBench bench(String net, int workers) {
    return StepBench.of(compiled.trainer(NETS.get(net)), 13, workers, 10);
  }

  private static Batch batch(String net, int rows, long seed) {
    return Batch.random(compiled.model(NETS.get(net)), rows, seed);
  }

  private static Map<String, double[]> weights(StepBench bench) {
    Map<String, double[]> weights = new HashMap<>();
    bench.parameters().forEach(name -> weights.put(name, bench.get(name)));
    return weights;
  }

  private static Map<String, double[]> gradients(
      StepBench plain, Map<String, double[]> w, Batch batch, long number) {
    w.forEach(plain::set);
    Twins.feed(plain, batch);
    plain.train(batch.rows(), number, 0);
    Map<String, double[]> gradients = new HashMap<>();
    w.keySet().forEach(name -> gradients.put(name, plain.gradient(name)));
    return gradients;
  }

  /** x + by·d. */
  private static Map<String, double[]> moved(
      Map<String, double[]> x, double by, Map<String, double[]> d) {
    Map<String, double[]> moved = new HashMap<>();
    x.forEach(
        (name, values) -> {
          double[] sum = values.clone();
          Arrays.setAll(sum, i -> sum[i] + by * d.get(name)[i]);
          moved.put(name, sum);
        });
    return moved;
  }

  private static double norm(Map<String, double[]> x) {
    return Math.sqrt(
        x.values().stream().flatMapToDouble(Arrays::stream).map(each -> each * each).sum());
  }

  private static void assertClose(
      Map<String, double[]> expected, StepBench bench, double tolerance, String where) {
    expected.forEach(
        (name, values) ->
            Close.assertClose(values, bench.get(name), tolerance, where + ", " + name));
  }

  private static Batch rows(Batch whole, int from, int to) {
    return new Batch(
        to - from,
        rows(whole.input(), whole.rows(), from, to),
        new double[0],
        rows(whole.target(), whole.rows(), from, to));
  }

  private static double[] rows(double[] all, int rows, int from, int to) {
    int width = all.length / rows;
    return Arrays.copyOfRange(all, from * width, to * width);
  }

  /** Batches of one update, one behind the other, as the epoch loop hands them over. */
  private static double accumulated(
      StepBench bench, Batch whole, int[] sizes, long firstBatch, long step, double rate) {
    double loss = 0;
    int from = 0;
    for (int k = 0; k < sizes.length; k++) {
      double share = (double) sizes[k] / whole.rows();
      Twins.feed(bench, rows(whole, from, from + sizes[k]));
      boolean last = k == sizes.length - 1;
      StepBench.Part part = new StepBench.Part(step, rate, share, k == 0, last);
      loss += share * bench.train(sizes[k], firstBatch + k, part).loss();
      from += sizes[k];
    }
    return loss;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void accumulatedBatchesTrainLikeTheirSum(int workers) {
    for (String kind : List.of("Dense", "Maps")) {
      try (StepBench parts = bench("Parts" + kind, workers);
          StepBench fold = bench("Fold" + kind, 1)) {
        Twins.scatter(parts, 5);
        weights(parts).forEach(fold::set);
        long batches = 0;
        for (int step = 0; step < STEPS; step++) {
          int[] sizes = GROUPS[step % GROUPS.length];
          Batch whole = batch("Fold" + kind, Arrays.stream(sizes).sum(), step);
          double rate = 0.1 / (1 + step);
          Twins.feed(fold, whole);
          double expected = fold.train(whole.rows(), step, rate).loss();
          double loss = accumulated(parts, whole, sizes, batches, step, rate);
          batches += sizes.length;
          assertEquals(expected, loss, 1e-10, kind);
          assertClose(weights(fold), parts, 1e-8, kind + ", step " + step);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void samDescendsByTheGradientAbove(int workers) {
    for (String kind : List.of("Dense", "Maps", "Drops", "Norms")) {
      try (StepBench bench = bench("Sam" + kind, workers);
          StepBench plain = bench("Plain" + kind, 1)) {
        Twins.scatter(bench, 5);
        for (int step = 0; step < STEPS; step++) {
          Batch batch = batch("Sam" + kind, 9, step);
          Map<String, double[]> w = weights(bench);
          Map<String, double[]> running = running(bench);
          running.forEach(plain::set);
          Map<String, double[]> below = gradients(plain, w, batch, step);
          Map<String, double[]> expectedRunning = running(plain);
          Map<String, double[]> above =
              gradients(plain, moved(w, RHO / norm(below), below), batch, step);
          double loss = loss(plain, w, batch, step);
          Twins.feed(bench, batch);
          assertEquals(loss, bench.train(9, step, 0.1).loss(), 1e-10, kind);
          String where = kind + ", " + workers + " workers, step " + step;
          assertClose(moved(w, -0.1, above), bench, 1e-8, where);
          assertClose(expectedRunning, bench, 1e-12, where);
        }
      }
    }
  }

  private static Map<String, double[]> running(StepBench bench) {
    Map<String, double[]> running = new HashMap<>();
    bench.running().forEach(name -> running.put(name, bench.get(name)));
    return running;
  }

  private static double loss(StepBench plain, Map<String, double[]> w, Batch batch, long number) {
    w.forEach(plain::set);
    Twins.feed(plain, batch);
    return plain.train(batch.rows(), number, 0).loss();
  }

  /** The gradient itself by central differences of the loss above. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theGradientAboveIsTheSlopeThere(int workers) {
    try (StepBench bench = bench("SamDense", workers);
        StepBench plain = bench("PlainDense", 1)) {
      Twins.scatter(bench, 3);
      Batch batch = batch("SamDense", 9, 1);
      Map<String, double[]> w = weights(bench);
      Map<String, double[]> below = gradients(plain, w, batch, 0);
      Map<String, double[]> above = moved(w, RHO / norm(below), below);
      Twins.feed(bench, batch);
      bench.train(9, 0, 1);
      double h = 1e-5;
      for (String name : w.keySet()) {
        for (int i = 0; i < w.get(name).length; i++) {
          double at = above.get(name)[i];
          above.get(name)[i] = at + h;
          double high = loss(plain, above, batch, 0);
          above.get(name)[i] = at - h;
          double low = loss(plain, above, batch, 0);
          above.get(name)[i] = at;
          double slope = w.get(name)[i] - bench.get(name)[i];
          assertEquals((high - low) / (2 * h), slope, 1e-7, name + " " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void optimizersTakeTheGradientAbove(int workers) {
    try (StepBench bench = bench("SamAdamDense", workers);
        StepBench plain = bench("PlainDense", 1)) {
      Twins.scatter(bench, 5);
      Map<String, double[]> mean = moved(weights(bench), 0, weights(bench));
      mean.values().forEach(each -> Arrays.fill(each, 0));
      Map<String, double[]> square = moved(mean, 0, mean);
      for (int step = 0; step < STEPS; step++) {
        Batch batch = batch("SamAdamDense", 9, step);
        Map<String, double[]> w = weights(bench);
        Map<String, double[]> below = gradients(plain, w, batch, step);
        Map<String, double[]> g = gradients(plain, moved(w, RHO / norm(below), below), batch, step);
        double second = 1 - Math.pow(0.999, step + 1);
        double first = 1 - Math.pow(0.9, step + 1);
        for (String name : w.keySet()) {
          double decay = name.endsWith("bias") ? 0 : 0.02;
          for (int i = 0; i < g.get(name).length; i++) {
            double slope = g.get(name)[i];
            mean.get(name)[i] += 0.1 * (slope - mean.get(name)[i]);
            square.get(name)[i] += 0.001 * (slope * slope - square.get(name)[i]);
            double root = Math.sqrt(square.get(name)[i] / second);
            double direction = mean.get(name)[i] / first / (root + 1e-8);
            w.get(name)[i] -= 0.05 * (direction + decay * w.get(name)[i]);
          }
        }
        Twins.feed(bench, batch);
        bench.train(9, step, 0.05);
        assertClose(w, bench, 1e-8, "step " + step);
      }
    }
  }

  /** Without a rate the weights that come back are the bits that were there. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void samRestoresBits(int workers) {
    for (String net : List.of("SamDense", "SamMaps", "SamAdamDense", "BothMaps")) {
      try (StepBench bench = bench(net, workers)) {
        Twins.scatter(bench, 5);
        double[] tiny = bench.get(bench.parameters().get(0));
        tiny[0] = Double.MIN_VALUE;
        bench.set(bench.parameters().get(0), tiny);
        Map<String, double[]> before = weights(bench);
        for (int step = 0; step < 3; step++) {
          Twins.feed(bench, batch(net, 9, step));
          bench.train(9, step, 0);
        }
        before.forEach((name, was) -> assertArrayEquals(was, bench.get(name), net + name));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void frozenParametersKeepTheirBitsAboveToo(int workers) {
    try (StepBench bench = bench("SamStands", workers);
        StepBench plain = bench("PlainStands", 1)) {
      Twins.scatter(bench, 5);
      Map<String, double[]> before = weights(bench);
      Batch batch = batch("SamStands", 9, 1);
      Map<String, double[]> below = gradients(plain, before, batch, 0);
      assertEquals(0, norm(Map.of("b", below.get("b.weight"))), "no gradient of what is frozen");
      Map<String, double[]> above =
          gradients(plain, moved(before, RHO / norm(below), below), batch, 0);
      Twins.feed(bench, batch);
      bench.train(9, 0, 0.1);
      assertClose(moved(before, -0.1, above), bench, 1e-8, "the others");
      for (String name : List.of("b.weight", "b.bias")) {
        assertArrayEquals(before.get(name), bench.get(name), name);
      }
    }
  }

  /** Each batch looks from the weights of the update around itself. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void accumulatedBatchesAscendEachByItself(int workers) {
    for (String kind : List.of("Dense", "Maps")) {
      try (StepBench bench = bench("Both" + kind, workers);
          StepBench plain = bench("Plain" + kind, 1)) {
        Twins.scatter(bench, 5);
        for (int step = 0; step < STEPS; step++) {
          int[] sizes = GROUPS[step % GROUPS.length];
          Batch whole = batch("Both" + kind, Arrays.stream(sizes).sum(), step);
          Map<String, double[]> w = weights(bench);
          Map<String, double[]> sum = moved(w, -1, w);
          int from = 0;
          for (int size : sizes) {
            Batch part = rows(whole, from, from + size);
            Map<String, double[]> below = gradients(plain, w, part, 0);
            Map<String, double[]> above = moved(w, RHO / norm(below), below);
            sum = moved(sum, (double) size / whole.rows(), gradients(plain, above, part, 0));
            from += size;
          }
          Map<String, double[]> expected = moved(w, -0.1, sum);
          expected.forEach(
              (name, values) ->
                  Arrays.setAll(
                      values,
                      i -> values[i] - (name.endsWith("bias") ? 0 : 0.01 * w.get(name)[i])));
          accumulated(bench, whole, sizes, step, step, 0.1);
          assertClose(expected, bench, 1e-8, kind + ", step " + step);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void noiseIsThatOfTheUpdateAndThePlace(int workers) {
    noise("NoiseDense", "PlainDense", workers, 0.2, 0.55, Double.POSITIVE_INFINITY);
    noise("NoiseMaps", "PlainMaps", workers, 0.2, 0.55, Double.POSITIVE_INFINITY);
    noise("ClippedDense", "PlainDense", workers, 0.01, 1, 0.1);
  }

  private static void noise(
      String net, String like, int workers, double eta, double gamma, double bound) {
    Draws draws = new Draws(SEED);
    // Streams of an update begin here, one for each technique in the order of their names.
    int stream = (1 << 24) + (bound < 1 ? 1 : 0);
    try (StepBench bench = bench(net, workers);
        StepBench plain = bench(like, 1)) {
      Twins.scatter(bench, 5);
      for (int step = 0; step < STEPS; step++) {
        Batch batch = batch(net, 9, step);
        Map<String, double[]> w = weights(bench);
        Map<String, double[]> g = gradients(plain, w, batch, step);
        double clip = Math.min(1, bound / norm(g));
        double deviation = Math.sqrt(eta / Math.pow(1 + step, gamma));
        for (NamedTensor tensor : bench.blueprint().parameters()) {
          double[] values = g.get(tensor.name());
          for (int i = 0; i < values.length; i++) {
            double draw = draws.normal(stream, step, tensor.offset() + i);
            values[i] = clip * values[i] + deviation * draw;
          }
        }
        Twins.feed(bench, batch);
        bench.train(9, 1000 - step, new StepBench.Part(step, 0.1, 1, true, true));
        assertClose(moved(w, -0.1, g), bench, 1e-8, net + ", step " + step);
      }
    }
  }
}
