package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.train.LoadedWeights;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs of a network with a head of several fields in a row, one of them a repeated block: those of
 * the network that has a block in their place, under everything that treats heads otherwise than
 * the trunk.
 */
@Tag("training")
class HeadRowsRunTest {
  private static final int SAMPLES = 60;
  private static final String REGIME =
      "@Network(input = 4) @Train(epochs = 2, batch = 16) @Split(validation = 0.25) @Seed(3)"
          + " @Adam(learningRate = 0.01) @WeightDecay(1e-3) @Standardize(targets = true)\n";
  private static final String ROWS =
      """
      class Rows {
        @Block @Residual static class Skipped {
          @Dense(6) @Relu Layer within;
        }
        @Dense(8) @Tanh @Dropout(0.1) Layer trunk;
        @Head(task = "size") @Dense(6) @Relu @Dropout(0.1) Layer inner;
        @Head(task = "size") @Use(repeat = 2) Skipped deeper;
        @Head(outputs = 2, weight = 0.5, partial = true) @Huber @Dense(2) Layer size;
        @Head(classes = 3) @Dense(3) Layer kind;
      }
      @Regime(Rows.class) @GradNorm class BalancedRows {}
      @Regime(Rows.class) @UncertaintyWeights class WeighedRows {}
      @Regime(Rows.class) @MaskedPrediction(share = 0.5) class MaskedRows {}
      @Regime(Rows.class) @LinearProbe class ProbedRows {}
      """;
  private static final String BLOCKS =
      """
      class Blocks {
        @Block @Residual static class Skipped {
          @Dense(6) @Relu Layer within;
        }
        @Block static class Deep {
          @Dense(6) @Relu @Dropout(0.1) Layer inner;
          @Use(repeat = 2) Skipped deeper;
          @Dense(2) Layer outer;
        }
        @Dense(8) @Tanh @Dropout(0.1) Layer trunk;
        @Head(outputs = 2, weight = 0.5, partial = true) @Huber Deep size;
        @Head(classes = 3) @Dense(3) Layer kind;
      }
      @Regime(Blocks.class) @GradNorm class BalancedBlocks {}
      @Regime(Blocks.class) @UncertaintyWeights class WeighedBlocks {}
      """;

  private static ClassLoader classes;

  @TempDir Path folder;

  @BeforeAll
  static void compile() {
    classes =
        new CompiledClasses(
            Sources.compile(
                Sources.of("Rows", REGIME + ROWS), Sources.of("Blocks", REGIME + BLOCKS)));
  }

  private static Trainer<?> trainer(String network) {
    try {
      Class<?> type = classes.loadClass(network + "Trainer");
      return ((Trainer<?>) type.getDeclaredConstructor().newInstance()).quiet().workers(1);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Dataset data() {
    Random random = new Random(5);
    float[][] features = new float[SAMPLES][4];
    int[] kinds = new int[SAMPLES];
    float[][] sizes = new float[SAMPLES][];
    for (int i = 0; i < SAMPLES; i++) {
      for (int k = 0; k < 4; k++) {
        features[i][k] = (float) random.nextGaussian();
      }
      kinds[i] = features[i][0] > 0 ? 2 : i % 2;
      float sum = i % 3 == 0 ? Float.NaN : features[i][1] + features[i][2];
      sizes[i] = new float[] {10 * sum, sum};
    }
    return InMemory.regression(features, new float[SAMPLES])
        .withTask("size", sizes)
        .withTask("kind", kinds, List.of("a", "b", "c"));
  }

  private static float[] bits(INDArray values) {
    return values.ravel().toFloatVector();
  }

  /** The names of the fields in a row for those of the block's fields. */
  private static Map<String, float[]> inARow(RunResult<?> run) {
    return run.parameters().entrySet().stream()
        .collect(
            Collectors.toMap(
                each -> each.getKey().replaceFirst("size\\.(?=inner|deeper)|outer\\.", ""),
                each -> bits(each.getValue())));
  }

  @Test
  void theyTrainToTheBitsOfABlock() {
    for (String word : List.of("", "Balanced", "Weighed")) {
      Map<String, float[]> expected = inARow(trainer(word + "Blocks").fit(data()));
      Map<String, float[]> found = inARow(trainer(word + "Rows").fit(data()));
      assertEquals(expected.keySet(), found.keySet());
      expected.forEach((name, values) -> assertArrayEquals(values, found.get(name), word + name));
    }
  }

  @Test
  void filesKeepThemAndSummariesNameThem() throws IOException {
    RunResult<?> run = trainer("Rows").fit(data());
    Path file = folder.resolve("rows.safetensors");
    run.save(file);
    float[][] some = {{1, 0, 0, 2}, {0, 3, 0, 1}};
    assertEquals(run.predictor().predict(some), trainer("Rows").load(file).predict(some));
    assertEquals(
        List.of(
            "trunk",
            "inner",
            "deeper.0.within",
            "deeper.0",
            "deeper.1.within",
            "deeper.1",
            "size",
            "kind"),
        trainer("Rows").blueprint().layers().stream().map(layer -> layer.field()).toList());
  }

  /** A pretext task leaves out all fields of all heads. */
  @Test
  void aPretextTaskStandsOnTheTrunk() throws IOException {
    Path file = folder.resolve("masked.safetensors");
    trainer("MaskedRows").fit(data()).save(file);
    LoadedWeights loaded = trainer("Rows").from(file).loadedWeights().orElseThrow();
    assertEquals(List.of("trunk.weight", "trunk.bias"), loaded.loaded());
    assertEquals(
        Set.of(
            "inner.weight",
            "inner.bias",
            "deeper.0.within.weight",
            "deeper.0.within.bias",
            "deeper.1.within.weight",
            "deeper.1.within.bias",
            "size.weight",
            "size.bias",
            "kind.weight",
            "kind.bias"),
        Set.copyOf(loaded.initialized()));
  }

  /** A probe is of what the last field of a head reads. */
  @Test
  void aProbeTrainsTheLastFieldOfEachHead() {
    Trainer<?> probe = trainer("ProbedRows");
    Map<String, INDArray> drawn = probe.initialWeights();
    Map<String, INDArray> trained = probe.fit(data()).parameters();
    for (String name : trained.keySet()) {
      boolean still = Arrays.equals(bits(drawn.get(name)), bits(trained.get(name)));
      assertEquals(!name.startsWith("size") && !name.startsWith("kind"), still, name);
    }
    assertFalse(trained.isEmpty());
  }
}
