package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.kernel.window.Bf16Support;
import dev.regimen.train.StepBench;
import dev.regimen.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products of bf16 numbers by the processor beside the emulated ones, which are the reference. */
@Tag("training")
class Bf16ByProcessorTest {
  private static final int ROWS = 7;

  /** Relative; the order of a float's sums, and what rounding makes of that behind it. */
  private static final double TOLERANCE = 1e-3;

  private static final List<String> NAMES = List.of("Maps", "Drawn", "Rows");
  private static final List<Net> NETS =
      Stream.of("@MixedPrecision", "@MixedPrecision(emulate = true)", "")
          .flatMap(Bf16ByProcessorTest::nets)
          .toList();
  private static final Compiled COMPILED = Compiled.of("float", NETS);

  private static Stream<Net> nets(String precision) {
    String suffix = suffix(precision);
    String regime = "@Sgd(learningRate = 0.1) " + precision;
    return Stream.of(
        Net.of(
                "Maps" + suffix,
                Zoo.classes("{9, 8, 3}", 3, regime),
                "@Conv(4) @BatchNorm @Relu",
                "@Conv(value = 4, depthwise = true) @GroupNorm(groups = 2)",
                "@Conv(value = 6, groups = 2, stride = 2) @Tanh @SqueezeExcite @Dropout(0.2)",
                ": Cell" + suffix,
                "@Conv(value = 5, kernel = 1) @Relu",
                "@Flatten",
                "@Dense(3)")
            .with(
                "@Block @Residual static class Cell"
                    + suffix
                    + " { @Conv(6) @BatchNorm @Relu Layer one; @Conv(6) Layer two; }"),
        Net.of(
            "Drawn" + suffix,
            Zoo.classes(5, 3, regime),
            "@Dense(9) @DropConnect(0.7) @Tanh",
            "@Dense(8) @WeightNoise(0.1) @Tanh",
            "@Dense(8) @WeightNorm @Relu",
            "@Dense(5) @Relu @Frozen",
            "@Dense(3)"),
        Net.of(
            "Rows" + suffix,
            Zoo.classes("{3, 4}", 3, regime),
            "@SelfAttention(2) @LayerNorm @Gelu",
            "@Dense(5) @Relu",
            "@Flatten",
            "@Dense(3)"));
  }

  private static String suffix(String precision) {
    return precision.isEmpty() ? "InFloat" : precision.contains("emulate") ? "Emulated" : "Native";
  }

  /** The loss, a prediction and the gradients of a step, all of the same weights and samples. */
  private static List<double[]> step(String name, int workers) {
    List<double[]> found = new ArrayList<>();
    Trainer<?> trainer = COMPILED.trainer(name);
    Net net = NETS.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    try (StepBench bench = StepBench.of(trainer, ROWS, workers, 10)) {
      Twins.scatter(bench, 3);
      Twins.feed(bench, Batch.random(COMPILED.model(net), ROWS, 5));
      found.add(bench.infer(ROWS).prediction().clone());
      found.add(new double[] {bench.train(ROWS, 0, 0.1).loss()});
      bench.parameters().forEach(each -> found.add(bench.get(each)));
      Twins.feed(bench, Batch.random(COMPILED.model(net), 5, 6));
      found.add(new double[] {bench.train(5, 1, 0.1).loss()});
      bench.parameters().forEach(each -> found.add(bench.get(each)));
    }
    return found;
  }

  private static double apart(List<double[]> expected, List<double[]> actual) {
    double most = 0;
    for (int i = 0; i < expected.size(); i++) {
      double size = 1e-6;
      double off = 0;
      for (int k = 0; k < expected.get(i).length; k++) {
        size = Math.max(size, Math.abs(expected.get(i)[k]));
        off = Math.max(off, Math.abs(expected.get(i)[k] - actual.get(i)[k]));
      }
      most = Math.max(most, off / size);
    }
    return most;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Maps", "Drawn", "Rows"})
  void aStepIsThatOfTheEmulatedProducts(String name) {
    assumeTrue(Bf16Support.missing().isEmpty(), () -> "bf16: " + Bf16Support.missing());
    List<double[]> inFloat = step(name + "InFloat", 1);
    for (int workers = 1; workers <= 3; workers++) {
      List<double[]> emulated = step(name + "Emulated", workers);
      List<double[]> byProcessor = step(name + "Native", workers);
      double off = apart(emulated, byProcessor);
      assertTrue(off < TOLERANCE, name + " is off by " + off + " with " + workers);
      assertTrue(apart(emulated, inFloat) > 2 * off, "rounding must show beside that");
      List<double[]> again = step(name + "Native", workers);
      for (int i = 0; i < again.size(); i++) {
        assertArrayEquals(byProcessor.get(i), again.get(i), "the same bits");
      }
    }
  }

  /** Half of a float each, planned like whatever a step stores. */
  @Test
  void theSummarySaysWhichItIs() {
    for (String name : NAMES) {
      String summary = COMPILED.trainer(name + "Native").summary().replaceAll("\\s+", " ");
      assertTrue(summary.contains("bf16 numbers by the processor (avx512_bf16"), summary);
      assertFalse(summary.contains("emulated"), summary);
    }
    assertEquals(3, NAMES.size());
  }
}
