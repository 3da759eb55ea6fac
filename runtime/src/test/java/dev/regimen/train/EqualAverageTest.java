package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.kernel.Reals;
import dev.regimen.kernel.TiledVector;
import dev.regimen.train.step.Average;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.State;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mean of weights at epochs' ends, and how all that a run keeps moves to another. */
@Tag("training")
class EqualAverageTest {
  private static final Blueprint BLUEPRINT =
      HandTrainer.sketch("Hand", 3, 4, 2)
          .classes(2)
          .averageEpochs()
          .setting("swa.start", 3, "[1, inf)")
          .setting("swa.every", 2, "[1, inf)")
          .below("swa.start", "epochs", "there would be nothing to average")
          .build();

  private static Memory memory() {
    Settings settings = Settings.resolve(BLUEPRINT, Map.of(), new Properties());
    Memory memory = Memory.training(BLUEPRINT, settings, 8, 1);
    memory.slot("sgd.velocity", 0).floats(7);
    return memory;
  }

  private static double[] values(Reals vector) {
    double[] values = new double[(int) vector.length()];
    Arrays.setAll(values, vector::get);
    return values;
  }

  private static void draw(Memory memory, int seed) {
    Random random = new Random(seed);
    Reals parameters = memory.weights().parameters();
    for (long i = 0; i < parameters.length(); i++) {
      parameters.set(i, random.nextGaussian());
    }
  }

  @Test
  void everySecondEpochFromTheThirdCountsTheSame() {
    Memory memory = memory();
    Average average = memory.average();
    double[] sum = new double[(int) BLUEPRINT.parameterCount()];
    for (int epoch = 1; epoch <= 8; epoch++) {
      draw(memory, epoch);
      double[] raw = values(memory.weights().parameters());
      boolean counts = epoch == 3 || epoch == 5 || epoch == 7;
      assertEquals(counts, average.epochEnded(epoch), "epoch " + epoch);
      average.update();
      assertEquals(epoch < 3, average.pending().isPresent());
      if (counts) {
        Arrays.setAll(sum, i -> sum[i] + raw[i]);
      }
      int models = (epoch - 1) / 2;
      double[] expected = models == 0 ? raw : Arrays.stream(sum).map(x -> x / models).toArray();
      assertArrayEquals(expected, values(average.weights().parameters()), 1e-6);
      assertArrayEquals(raw, values(memory.weights().parameters()), "the trained keep their bits");
    }
    memory.free();
  }

  @Test
  void anotherMemoryGoesOnFromTheStates() {
    Memory first = memory();
    Memory second = memory();
    for (int epoch = 1; epoch <= 4; epoch++) {
      draw(first, epoch);
      first.average().epochEnded(epoch);
      first.average().update();
    }
    first.slot("sgd.velocity", 0).set(9, 0.25);
    List<State> from = first.states();
    List<State> to = second.states();
    for (int i = 0; i < from.size(); i++) {
      assertEquals(from.get(i).path(), to.get(i).path());
      for (long k = 0; k < from.get(i).values().length(); k++) {
        to.get(i).values().set(k, from.get(i).values().get(k));
      }
    }
    assertEquals(0.25, second.slot("sgd.velocity", 0).get(9));
    for (Memory memory : List.of(first, second)) {
      draw(memory, 5);
      assertTrue(memory.average().epochEnded(5));
    }
    assertArrayEquals(
        values(first.average().weights().parameters()),
        values(second.average().weights().parameters()));
    assertFalse(second.average().pending().isPresent());
  }

  @Test
  void statesHavePathsOfTheirOwn() {
    List<String> paths = memory().states().stream().map(State::path).toList();
    assertEquals(paths.size(), paths.stream().distinct().count());
    assertTrue(
        paths.containsAll(
            List.of(
                "weight/hidden.weight",
                "running/seen",
                "slot/sgd.velocity/last.bias",
                "average/hidden.weight",
                "average/seen",
                "count/swa.epochs")),
        paths.toString());
  }

  @Test
  void tilesAreMadeOnceAndTheirPartsShareThem() {
    TiledVector vector = new TiledVector(10, null);
    assertThrows(IllegalStateException.class, () -> vector.get(0));
    float[][] tiles = vector.floats(4);
    assertEquals(3, tiles.length);
    vector.slice(3, 4).set(2, 1.5);
    assertEquals(1.5f, tiles[1][1]);
    assertEquals(1.5, vector.get(5));
    assertThrows(IllegalStateException.class, () -> vector.floats(5));
    assertThrows(IllegalStateException.class, () -> vector.doubles(4));
    assertThrows(IllegalArgumentException.class, () -> memory().slot("adam.mean", 0));
  }
}
