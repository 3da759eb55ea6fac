package dev.regimen.processor.witness;

import static dev.regimen.processor.witness.UpdateStages.RHO;
import static dev.regimen.processor.witness.UpdateStages.STEPS;
import static dev.regimen.processor.witness.UpdateStages.accumulated;
import static dev.regimen.processor.witness.UpdateStages.assertClose;
import static dev.regimen.processor.witness.UpdateStages.batch;
import static dev.regimen.processor.witness.UpdateStages.bench;
import static dev.regimen.processor.witness.UpdateStages.gradients;
import static dev.regimen.processor.witness.UpdateStages.moved;
import static dev.regimen.processor.witness.UpdateStages.norm;
import static dev.regimen.processor.witness.UpdateStages.rows;
import static dev.regimen.processor.witness.UpdateStages.weights;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.kernel.Draws;
import dev.regimen.train.StepBench;
import dev.regimen.train.step.NamedTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates of several batches and updates with noise, against their definitions. */
@Tag("training")
class UpdateStagesTest {
  private static final long SEED = 7;

  /** Sizes of the batches of an update, and of the last one of an epoch. */
  private static final int[][] GROUPS = {{4, 4, 4}, {4, 4, 1}, {4, 4, 4}, {4}};

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
