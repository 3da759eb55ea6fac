package dev.regimen.processor.witness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Estimate;
import dev.regimen.train.FormatException;
import dev.regimen.train.IncompatibleModelException;
import dev.regimen.train.Label;
import dev.regimen.train.Listener;
import dev.regimen.train.Predictor;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.StopReason;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Several networks trained in turn that predict together, beside each of them alone. */
@Tag("training")
class EnsembleTest {
  private static final String REGIME = "@Train(epochs = 3, batch = 16) @Adam(learningRate = 0.01) ";
  private static final String CLASSES =
      Zoo.QUIET + "@Network(input = 4, classes = 3) @Standardize " + REGIME;
  private static final String[] LAYERS = {
    "@Dense(9) @BatchNorm @Relu @Dropout(0.2)", "@Dense(3) @WeightNorm"
  };

  private static final Net THREE = Net.of("Three", CLASSES + "@Ensemble(3)", LAYERS);
  private static final Net ALONE = Net.of("Alone", CLASSES, LAYERS);
  private static final Net DRAWN =
      Net.of("Drawn", CLASSES + "@Ensemble(2) @MonteCarlo(samples = 4)", LAYERS);
  private static final Net VALUES =
      Net.of(
          "Values",
          Zoo.QUIET
              + "@Network(input = 4, outputs = 2) @Standardize(targets = true) "
              + REGIME
              + "@Ensemble(3)",
          "@Dense(9) @Tanh",
          "@Dense(2)");

  private static final Compiled COMPILED =
      Compiled.of("float", List.of(THREE, ALONE, DRAWN, VALUES));

  @TempDir Path folder;

  private static float[][] points(int count, long seed) {
    Random random = new Random(seed);
    float[][] points = new float[count][4];
    for (float[] point : points) {
      for (int i = 0; i < point.length; i++) {
        point[i] = (float) random.nextGaussian();
      }
    }
    return points;
  }

  private static Dataset classes(int count, long seed) {
    float[][] points = points(count, seed);
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = points[i][0] > 0.4 ? 0 : points[i][1] > 0 ? 1 : 2;
    }
    return InMemory.classification(points, labels);
  }

  private static Splits splits() {
    return Splits.of(classes(200, 1), 40, 30, true, 5);
  }

  @SuppressWarnings("unchecked")
  private static RunResult<Label> run(Trainer<?> trainer) {
    return (RunResult<Label>) trainer.quiet().workers(1).fit(splits());
  }

  private static void assertSame(Map<String, INDArray> expected, Map<String, INDArray> actual) {
    expected.forEach((name, values) -> assertEquals(values, actual.get(name), name));
  }

  /** Each member has the bits of a run by its seed; the first one has the seed of the run. */
  @Test
  void membersAreRunsByTheirSeeds() {
    RunResult<Label> ensemble = run(COMPILED.trainer(THREE).set("seed", 7L));
    assertEquals(3, ensemble.members().size());
    Set<Long> seeds = new HashSet<>();
    for (RunResult<Label> member : ensemble.members()) {
      long seed = member.settings().seed();
      seeds.add(seed);
      RunResult<Label> alone = run(COMPILED.trainer(ALONE).set("seed", seed));
      assertSame(alone.parameters(), member.parameters());
      assertEquals(
          List.of(alone.history().values(Metric.VALIDATION_LOSS)[2], alone.test().loss()),
          List.of(member.history().values(Metric.VALIDATION_LOSS)[2], member.test().loss()));
      assertEquals(List.of(member), member.members());
    }
    assertTrue(seeds.contains(7L) && seeds.size() == 3, seeds.toString());
    assertEquals(7, ensemble.settings().seed());
  }

  @Test
  void predictionsAreTheMeanOfTheMembersWithTheirDeviation() {
    RunResult<Label> run = run(COMPILED.trainer(THREE));
    float[][] samples = points(700, 3);
    List<List<Label>> own =
        run.members().stream().map(member -> member.predictor().predict(samples)).toList();
    List<Label> together = run.predictor().predict(samples);
    for (int i = 0; i < samples.length; i++) {
      for (int c = 0; c < 3; c++) {
        int sample = i;
        int of = c;
        double[] each =
            own.stream().mapToDouble(p -> p.get(sample).probabilities().get(of)).toArray();
        check(each, together.get(i).probabilities().get(c), together.get(i).deviations().get(c));
      }
    }
    assertTrue(own.get(0).get(0).deviations().isEmpty());
  }

  private static void check(double[] each, double mean, double deviation) {
    double expected = DoubleStream.of(each).average().orElseThrow();
    double squares = DoubleStream.of(each).map(x -> (x - expected) * (x - expected)).sum();
    assertEquals(expected, mean, 1e-6 * Math.max(1, Math.abs(expected)));
    assertEquals(Math.sqrt(squares / each.length), deviation, 1e-5);
  }

  @Test
  void numbersAreMeansInTheirOwnUnit() {
    float[][] points = points(120, 1);
    float[][] targets = new float[120][2];
    for (int i = 0; i < 120; i++) {
      targets[i][0] = 100 + 20 * points[i][0];
      targets[i][1] = points[i][1] * points[i][2];
    }
    @SuppressWarnings("unchecked")
    RunResult<Estimate> run =
        (RunResult<Estimate>)
            COMPILED
                .trainer(VALUES)
                .quiet()
                .fit(Splits.trainOnly(InMemory.regression(points, targets)));
    float[] sample = points(1, 9)[0];
    Estimate together = run.predictor().predict(sample);
    for (int output = 0; output < 2; output++) {
      int of = output;
      double[] each =
          run.members().stream()
              .mapToDouble(member -> member.predictor().predict(sample).values().get(of))
              .toArray();
      double unit = output == 0 ? 20 : 1;
      double mean = DoubleStream.of(each).average().orElseThrow();
      double squares = DoubleStream.of(each).map(x -> (x - mean) * (x - mean)).sum();
      assertEquals(mean, together.values().get(output), 1e-4 * unit);
      assertEquals(Math.sqrt(squares / 3), together.deviations().get(output), 1e-3 * unit);
    }
  }

  /** Metrics are of the mean, and the loss is the mean of the members' losses. */
  @Test
  void whatIsMeasuredIsWhatIsPredicted() {
    RunResult<Label> run = run(COMPILED.trainer(THREE));
    Dataset test = splits().test();
    float[][] samples = new float[test.size()][4];
    int right = 0;
    for (int i = 0; i < samples.length; i++) {
      test.features(i, samples[i], 0);
      right += run.predictor().predict(samples[i]).index() == test.label(i) ? 1 : 0;
    }
    assertEquals((double) right / samples.length, run.test().accuracy(), 1e-9);
    double loss = run.members().stream().mapToDouble(m -> m.test().loss()).average().orElseThrow();
    assertEquals(loss, run.test().loss(), 1e-5);
    assertTrue(run.validated());
  }

  @Test
  void oneFileHoldsAllMembers() throws IOException {
    RunResult<Label> run = run(COMPILED.trainer(THREE));
    Path file = folder.resolve("three.safetensors");
    run.save(file);
    @SuppressWarnings("unchecked")
    Predictor<Label> read = (Predictor<Label>) COMPILED.trainer(THREE).load(file);
    float[][] samples = points(50, 3);
    assertEquals(run.predictor().predict(samples), read.predict(samples));
    assertEquals(run.test().loss(), read.evaluate(splits().test()).loss(), 0);
    Path again = folder.resolve("again.safetensors");
    read.save(again);
    assertEquals(-1, Files.mismatch(file, again));
    assertEquals(3 * 6, run.parameters().size());
    assertNotEquals(run.parameters().get("a.weight"), run.parameters().get("members/2/a.weight"));
  }

  /** A network alone is an ensemble of one, in either direction. */
  @Test
  void aFileOfOneNetworkIsRead() throws IOException {
    Path one = folder.resolve("one.safetensors");
    RunResult<Label> alone = run(COMPILED.trainer(ALONE));
    alone.save(one);
    float[] sample = points(1, 3)[0];
    Label expected = alone.predictor().predict(sample);
    assertEquals(expected, COMPILED.trainer(THREE).load(one).predict(sample));
    RunResult<Label> single = run(COMPILED.trainer(THREE).set("ensemble", 1L));
    assertEquals(expected, single.predictor().predict(sample));
    assertEquals(List.of(single), single.members());
  }

  @Test
  void aFileThatLacksAMemberSaysWhatIsMissing() throws IOException {
    Path file = folder.resolve("three.safetensors");
    run(COMPILED.trainer(THREE)).save(file);
    String text = Files.readString(file, ISO_8859_1);
    String says = "\"regimen.members\":\"3\"";
    assertTrue(text.contains(says), text.substring(0, 900));
    Files.writeString(file, text.replace(says, "\"regimen.members\":\"4\""), ISO_8859_1);
    String missing =
        assertThrows(IncompatibleModelException.class, () -> COMPILED.trainer(THREE).load(file))
            .getMessage();
    assertTrue(missing.contains("missing: members/4/a.weight [9, 4]"), missing);
    Files.writeString(file, text.replace(says, "\"regimen.members\":\"2\""), ISO_8859_1);
    String unexpected =
        assertThrows(IncompatibleModelException.class, () -> COMPILED.trainer(THREE).load(file))
            .getMessage();
    assertTrue(unexpected.contains("unexpected: members/3/a.weight"), unexpected);
    Files.writeString(file, text.replace(says, "\"regimen.members\":\"x\""), ISO_8859_1);
    String damaged =
        assertThrows(FormatException.class, () -> COMPILED.trainer(THREE).load(file)).getMessage();
    assertTrue(damaged.contains("regimen.members is 'x'"), damaged);
  }

  /** Every member draws for each of its passes; the deviation is over all of them. */
  @Test
  void membersThatDrawDoSo() {
    RunResult<Label> run = run(COMPILED.trainer(DRAWN));
    float[] sample = points(1, 3)[0];
    Label together = run.predictor().predict(sample);
    assertFalse(together.deviations().isEmpty());
    assertEquals(together, run.predictor().predict(sample));
    assertNotEquals(together, run.members().get(0).predictor().predict(sample));
  }

  @Test
  void aFitThatIsStoppedEndsWithTheMembersThatItHas() {
    int[] runs = {0};
    Listener stopper =
        new Listener() {
          @Override
          public void onRunStart(Run run) {
            runs[0]++;
          }

          @Override
          public void onEpochStart(Run run) {
            if (runs[0] == 2 && run.epoch() == 2) {
              run.requestStop();
            }
          }
        };
    RunResult<Label> run = run(COMPILED.trainer(THREE).listener(stopper));
    assertEquals(StopReason.REQUESTED, run.stopReason());
    assertEquals(
        List.of(3, 1), run.members().stream().map(member -> member.history().size()).toList());
    assertEquals(2, runs[0]);
  }

  @Test
  void theSummarySaysHowManyThereAre() {
    String summary = COMPILED.trainer(THREE).summary();
    assertTrue(summary.contains("ensemble: 3 members, trained in turn"), summary);
    assertFalse(COMPILED.trainer(ALONE).summary().contains("ensemble"));
  }
}
