package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
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

/**
 * What is frozen until an epoch stands still bit for bit, and then trains as a second run would.
 */
@Tag("training")
class FrozenUntilTest {
  private static final int SAMPLES = 24;
  private static final double CLOSE = 1e-12;

  private static final Net PLAIN = net("Plain", "@Adam", "", "");
  private static final Net FROZEN = net("Stands", "@Adam", "@Frozen", "");
  private static final Net THAWS = net("Thaws", "@Adam", "@Frozen(until = 2)", "");
  private static final Net PLAIN_SGD = net("PlainSgd", "@Sgd", "", "");
  private static final Net THAWS_SGD = net("ThawsSgd", "@Sgd", "@Frozen(until = 2)", "");
  private static final Net TWICE =
      net(
          "Twice",
          "@AdamW @WeightDecay(0.01) @Ema(decay = 0.5) @Lookahead(k = 2) @ClipNorm(1)"
              + " @Accumulate(2) @LayerwiseDecay(0.8)",
          "@Frozen(until = 4)",
          "@Frozen(until = 2)");
  private static final Net STILL =
      net("Still", "@Adam", "@Frozen(until = 2) @LearningRateScale(1e-30)", "", false);
  private static final Net NEVER = net("Never", "@Adam", "@Frozen", "", false);
  private static final Net MEAN = net("Mean", "@Sgd @Swa(start = 2)", "@Frozen(until = 3)", "");
  private static final Compiled COMPILED =
      Compiled.inDouble(PLAIN, FROZEN, THAWS, PLAIN_SGD, THAWS_SGD, TWICE, STILL, NEVER, MEAN);

  @TempDir Path folder;

  private static Net net(String name, String optimizer, String first, String second) {
    return net(name, optimizer, first, second, true);
  }

  private static Net net(String name, String optimizer, String first, String second, boolean norm) {
    return Net.of(
        name,
        Zoo.classes(5, 3, optimizer),
        "@Dense(6) " + (norm ? "@BatchNorm " : "") + "@Tanh " + first,
        "@Dense(7) " + (norm ? "@BatchNorm " : "") + "@Tanh " + second,
        "@Dense(3)");
  }

  private static Splits data() {
    Random random = new Random(3);
    float[][] x = new float[SAMPLES][5];
    for (float[] sample : x) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = (float) random.nextGaussian();
      }
    }
    int[] labels = IntStream.range(0, SAMPLES).map(i -> i % 3).toArray();
    return Splits.trainOnly(InMemory.classification(x, labels));
  }

  private static RunResult<?> run(Net net, int epochs, int batch, int workers) {
    Trainer<?> trainer = COMPILED.trainer(net).workers(workers);
    return trainer.set("epochs", epochs).set("batch", batch).fit(data());
  }

  private static Map<String, double[]> trained(Net net, int epochs, int batch) {
    return UsedWeights.of(run(net, epochs, batch, 1).predictor());
  }

  private static Map<String, double[]> drawn(Net net) {
    Map<String, double[]> drawn = new java.util.LinkedHashMap<>();
    COMPILED
        .trainer(net)
        .initialWeights()
        .forEach((name, values) -> drawn.put(name, values.dup('c').data().asDouble()));
    return drawn;
  }

  /** Of the layers named, not a bit has moved; of the others every tensor has. */
  private static void assertStands(
      String layers, Map<String, double[]> before, Map<String, double[]> after) {
    assertEquals(before.keySet(), after.keySet());
    before.forEach(
        (name, values) -> {
          if (layers.contains(name.substring(0, 1))) {
            assertArrayEquals(values, after.get(name), name);
          } else {
            assertFalse(Arrays.equals(values, after.get(name)), name);
          }
        });
  }

  @Test
  void notABitMovesBeforeTheEpochAndEverythingDoesBehindIt() {
    Map<String, double[]> drawn = drawn(THAWS);
    assertTrue(drawn.containsKey("a_norm.running_var"), drawn.keySet().toString());
    Map<String, double[]> frozen = trained(THAWS, 2, 8);
    assertStands("a", drawn, frozen);
    assertStands("", frozen, trained(THAWS, 3, 8));
    Map<String, double[]> byHand = trained(FROZEN, 2, 8);
    byHand.forEach((name, values) -> assertArrayEquals(values, frozen.get(name), name));
  }

  /** Two thaws, and everything that keeps something of a parameter, by two workers. */
  @Test
  void layersThawOneBehindTheOther() {
    Map<String, double[]> drawn = drawn(TWICE);
    Map<String, double[]> two = UsedWeights.of(run(TWICE, 2, 4, 2).predictor());
    assertStands("ab", drawn, two);
    Map<String, double[]> four = UsedWeights.of(run(TWICE, 4, 4, 2).predictor());
    assertStands("a", two, four);
    assertStands("", four, UsedWeights.of(run(TWICE, 5, 4, 2).predictor()));
  }

  /**
   * The statistics of an average are measured by the step of the phase, which leaves frozen ones.
   */
  @Test
  void theMeanOfFrozenWeightsIsThese() {
    Map<String, double[]> three = trained(MEAN, 3, 8);
    assertStands("a", drawn(MEAN), three);
    assertStands("", three, trained(MEAN, 5, 8));
  }

  /** A batch of all samples, so that the order of an epoch changes last bits at most. */
  @Test
  void behindTheEpochItIsTheSecondOfTwoRuns() throws IOException {
    Path file = folder.resolve("frozen.safetensors");
    run(THAWS_SGD, 2, SAMPLES, 1).save(file);
    Map<String, double[]> byHand = second(PLAIN_SGD, file, 3);
    Map<String, double[]> once = trained(THAWS_SGD, 5, SAMPLES);
    byHand.forEach((name, values) -> assertArrayEquals(values, once.get(name), CLOSE, name));
  }

  private Map<String, double[]> second(Net net, Path file, int epochs) throws IOException {
    Trainer<?> trainer = COMPILED.trainer(net).workers(1).from(file);
    trainer.set("epochs", epochs).set("batch", SAMPLES);
    return UsedWeights.of(trainer.fit(data()).predictor());
  }

  /** Adam's moments of what thaws begin at zero, and their corrections at t = 1: a new run's. */
  @Test
  void whatThawsTakesTheFirstStepOfAnOptimizerAndTheOthersGoOn() throws IOException {
    Path file = folder.resolve("frozen.safetensors");
    run(THAWS, 2, SAMPLES, 1).save(file);
    Map<String, double[]> byHand = second(PLAIN, file, 1);
    Map<String, double[]> once = trained(THAWS, 3, SAMPLES);
    for (String name : byHand.keySet()) {
      double[] others = once.get(name);
      if (name.startsWith("a")) {
        assertArrayEquals(byHand.get(name), others, CLOSE, name);
      } else if (!name.contains("running")) {
        double apart =
            IntStream.range(0, others.length)
                .mapToDouble(i -> Math.abs(others[i] - byHand.get(name)[i]))
                .max()
                .orElseThrow();
        assertTrue(apart > 1e-5, name + " began anew");
      }
    }
  }

  /** A layer that thaws at a rate too small to move it leaves the others as if it were frozen. */
  @Test
  void theMomentsOfTheOthersOutliveTheThaw() {
    Map<String, double[]> never = trained(NEVER, 5, 8);
    trained(STILL, 5, 8)
        .forEach((name, values) -> assertArrayEquals(never.get(name), values, CLOSE, name));
  }

  @Test
  void theFrozenPhaseComputesNoGradientOfWhatIsFrozen() {
    String source = COMPILED.source(THAWS);
    int last = source.indexOf("class TrainingStep extends");
    String frozen = source.substring(source.indexOf("class TrainingStepUntil2"), last);
    String all = source.substring(last, source.indexOf("class Inference"));
    assertFalse(frozen.contains("weightGradientA"), frozen);
    assertTrue(frozen.contains("weightGradientB"), frozen);
    assertTrue(all.contains("weightGradientA"), all);
    assertEquals(List.of(2L), thaws(THAWS));
    assertEquals(List.of(2L, 4L), thaws(TWICE));
  }

  private static List<Long> thaws(Net net) {
    return COMPILED.trainer(net).blueprint().schedule().thaws().stream()
        .map(thaw -> (long) thaw.epoch())
        .toList();
  }
}
