package dev.regimen.processor.witness;

import static dev.regimen.processor.witness.UpdateStages.RHO;
import static dev.regimen.processor.witness.UpdateStages.STEPS;
import static dev.regimen.processor.witness.UpdateStages.assertClose;
import static dev.regimen.processor.witness.UpdateStages.batch;
import static dev.regimen.processor.witness.UpdateStages.bench;
import static dev.regimen.processor.witness.UpdateStages.gradients;
import static dev.regimen.processor.witness.UpdateStages.loss;
import static dev.regimen.processor.witness.UpdateStages.moved;
import static dev.regimen.processor.witness.UpdateStages.norm;
import static dev.regimen.processor.witness.UpdateStages.running;
import static dev.regimen.processor.witness.UpdateStages.weights;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.train.StepBench;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Updates by the gradients that are taken at weights further up ({@code @Sam}), against their
 * definition.
 */
@Tag("training")
class SharpnessTest {
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
}
