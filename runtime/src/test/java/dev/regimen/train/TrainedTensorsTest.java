package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What listeners see of weights and gradients, against what an update must make of them. */
@Tag("training")
class TrainedTensorsTest {
  private static final int ALL = 1000;

  /** Plain SGD moves each weight by the rate times its gradient: one step an epoch shows both. */
  @Test
  void gradientsAreWhatMovedTheWeights() {
    List<Map<String, double[]>> seen = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    Listener listener =
        new Listener() {
          @Override
          public void onEpochStart(Run run) {
            seen.add(run.tensors().weights(ALL));
          }

          @Override
          public void onStepEnd(Run run) {
            assertThrows(IllegalStateException.class, run::tensors);
          }

          @Override
          public void onEpochEnd(Run run, Epoch epoch) {
            seen.add(run.tensors().weights(ALL));
            seen.add(run.tensors().gradients(ALL));
            rates.add(run.learningRate());
            assertEquals(3, run.tensors().weights(3).get("hidden.bias").length);
            assertEquals(
                seen.get(1).get("hidden.weight")[0],
                run.tensors().weights(5).get("hidden.weight")[0]);
            runs.add(run);
          }
        };
    HandTrainer.classifier(4, 8, 3)
        .quiet()
        .workers(1)
        .set("epochs", 1)
        .set("batch", 100)
        .set("momentum", 0)
        .listener(listener)
        .fit(TrainerTest.clouds(100));
    double largest = 0;
    for (String name : seen.get(0).keySet()) {
      double[] moved = seen.get(0).get(name).clone();
      double[] gradient = seen.get(2).get(name);
      for (int i = 0; i < moved.length; i++) {
        moved[i] -= rates.get(0) * gradient[i];
        largest = Math.max(largest, Math.abs(gradient[i]));
      }
      assertArrayEquals(seen.get(1).get(name), moved, 1e-6, name);
    }
    assertTrue(largest > 1e-3, "gradients that are zero prove nothing");
    assertThrows(IllegalStateException.class, runs.get(0)::tensors);
  }
}
