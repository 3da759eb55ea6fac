package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.train.LoadedWeights;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import dev.regimen.train.UsedWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generated network that begins with another's file, a part of which stands still. */
@Tag("training")
class StartFromTest {
  private static final String[] BACKBONE = {
    "@Conv(4) @BatchNorm @Relu", "@Conv(6) @BatchNorm @Relu", "@GlobalAveragePool"
  };
  private static final Net BEFORE =
      Net.of("Before", header(3), BACKBONE[0], BACKBONE[1], BACKBONE[2], "@Dense(3)");
  private static final Net AFTER =
      Net.of(
          "After",
          header(5) + " @StartFrom(except = \"d\")",
          BACKBONE[0] + " @Frozen",
          BACKBONE[1],
          BACKBONE[2],
          "@Dense(5)");
  private static final Compiled COMPILED = Compiled.inDouble(BEFORE, AFTER);

  @TempDir Path folder;

  private static String header(int classes) {
    return Zoo.classes("{4, 4, 2}", classes, "@Adam @Standardize");
  }

  private static Dataset data(int classes, double mean) {
    Random random = new Random(classes);
    float[][] x = new float[60][4 * 4 * 2];
    for (float[] sample : x) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = (float) (mean + random.nextGaussian());
      }
    }
    return InMemory.classification(x, IntStream.range(0, 60).map(i -> i % classes).toArray());
  }

  private Path saved() throws IOException {
    Path file = folder.resolve("before.safetensors");
    COMPILED.trainer(BEFORE).set("epochs", 3).fit(data(3, 5)).save(file);
    return file;
  }

  @Test
  void theBackboneIsTheFilesAndWhatIsFrozenStaysSo() throws IOException {
    Path file = saved();
    Map<String, double[]> before = UsedWeights.of(COMPILED.trainer(BEFORE).load(file));
    Trainer<?> trainer = COMPILED.trainer(AFTER).set("epochs", 2).from(file);
    LoadedWeights loaded = trainer.loadedWeights().orElseThrow();
    assertEquals(List.of("d.weight", "d.bias"), loaded.initialized());
    assertEquals(List.of("d.weight [3, 6]", "d.bias [3]"), loaded.leftOver());
    assertEquals(List.of("features"), loaded.statistics());
    assertEquals(10, loaded.loaded().size(), "two convolutions, each with a norm of four tensors");
    trainer
        .initialWeights()
        .forEach(
            (name, values) -> {
              if (!name.startsWith("d.")) {
                assertArrayEquals(before.get(name), values.dup('c').data().asDouble(), name);
              }
            });
    RunResult<?> run = trainer.fit(data(5, 7));
    Map<String, double[]> after = UsedWeights.of(run.predictor());
    for (String name : before.keySet()) {
      if (name.startsWith("a")) {
        assertArrayEquals(before.get(name), after.get(name), name);
      } else {
        assertFalse(Arrays.equals(before.get(name), after.get(name)), name);
      }
    }
  }

  /** {@code a_norm.weight} belongs to the field a. */
  @Test
  void anExceptionTakesAFieldsNormWithIt() throws IOException {
    LoadedWeights loaded =
        COMPILED.trainer(AFTER).from(saved(), "a", "d").loadedWeights().orElseThrow();
    assertTrue(loaded.loaded().stream().allMatch(name -> name.startsWith("b")), () -> "" + loaded);
    assertEquals(5, loaded.loaded().size());
    assertEquals(List.of(), loaded.statistics(), "the first layer is not the file's");
  }

  @Test
  void withoutAFileTheSeedDraws() {
    Trainer<?> trainer = COMPILED.trainer(AFTER);
    assertTrue(trainer.loadedWeights().isEmpty());
    trainer.set("epochs", 1).fit(data(5, 7));
  }
}
