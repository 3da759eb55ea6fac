package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.kernel.window.Bf16Support;
import dev.regimen.train.SettingException;
import dev.regimen.train.StepBench;
import dev.regimen.train.Trainer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs with products in bf16 beside runs in float, and what is said where they cannot be. */
@Tag("training")
class MixedPrecisionRunTest {
  private static final int ROWS = 7;
  private static final String SGD = "@Sgd(learningRate = 0.1) ";
  private static final Compiled IN_FLOAT =
      Compiled.of(
          "float",
          List.of(
              learner("Rounded", SGD + "@MixedPrecision(emulate = true)"),
              learner("Plain", SGD),
              learner("Native", SGD + "@MixedPrecision")));

  private static Net learner(String name, String regime) {
    return Net.of(name, Zoo.classes(6, 3, regime), "@Dense(32) @Lsuv @Relu", "@Dense(3)");
  }

  private static Dataset samples() {
    Random random = new Random(4);
    float[][] features = new float[300][6];
    int[] labels = new int[features.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
      for (int k = 0; k < 6; k++) {
        features[i][k] = (float) (random.nextGaussian() + 1.2 * Math.sin(labels[i] * (k + 1)));
      }
    }
    return InMemory.classification(features, labels);
  }

  @Test
  void aNetworkTrainsAboutAsWellAsInFloat() {
    double rounded = trained("Rounded");
    double plain = trained("Plain");
    assertTrue(rounded != plain, "nothing was rounded");
    assertEquals(plain, rounded, 0.05 * plain);
  }

  private static double trained(String name) {
    Trainer<?> trainer = IN_FLOAT.trainer(name).set("epochs", 20).workers(2);
    double[] losses = trainer.fit(samples()).history().values(Metric.TRAIN_LOSS);
    assertTrue(losses[19] < 0.6 * losses[0], Arrays.toString(losses));
    return losses[19];
  }

  @Test
  void theSummarySaysWhichItIs() {
    String emulated = IN_FLOAT.trainer("Rounded").summary().replaceAll("\\s+", " ");
    assertTrue(emulated.contains("rounded to bf16, computed in float (emulated)"), emulated);
    String asked = IN_FLOAT.trainer("Native").summary().replaceAll("\\s+", " ");
    assertTrue(asked.contains("bf16 numbers by the processor"), asked);
    assertFalse(IN_FLOAT.trainer("Plain").summary().contains("bf16"));
  }

  /** In a JVM of its own, whose oneDNN takes the processor for one without such instructions. */
  @Test
  void whatTheProcessorCannotDoIsRefusedAndNotDoneOtherwise() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    ProcessBuilder limited =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dregimen.headstart=off",
            "-cp",
            classes,
            Refused.class.getName());
    limited.environment().put("ONEDNN_MAX_CPU_ISA", "AVX2");
    Process process = limited.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    for (String of : List.of("fit", "step")) {
      String start = of + ": @MixedPrecision of Native asks for products of bf16 numbers";
      assertTrue(said.contains(start), said);
    }
    assertTrue(said.contains("avx512_bf16"), said);
    assertTrue(said.contains("@MixedPrecision(emulate = true)"), said);
  }

  /** What asks for products that there are none of. */
  static final class Refused {
    private Refused() {}

    public static void main(String[] args) {
      Trainer<?> trainer = IN_FLOAT.trainer("Native");
      SettingException fit = assertThrows(SettingException.class, () -> trainer.fit(samples()));
      SettingException step =
          assertThrows(SettingException.class, () -> StepBench.of(trainer, ROWS, 1, 10));
      System.out.println("fit: " + fit.getMessage());
      System.out.println("step: " + step.getMessage());
    }
  }

  @Test
  void theProcessorTrainsWhatEmulationTrains() {
    assumeTrue(Bf16Support.missing().isEmpty(), () -> "bf16: " + Bf16Support.missing());
    double emulated = trained("Rounded");
    assertEquals(emulated, trained("Native"), 0.02 * emulated);
  }
}
