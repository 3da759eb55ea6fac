package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.babysit.Checkup;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.KnownLabels;
import dev.regimen.data.Splits;
import dev.regimen.train.Listener;
import dev.regimen.train.RateRangeTest;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.StopReason;
import dev.regimen.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on data of which few samples have a label. */
@Tag("training")
class UnlabelledRunTest {
  private static final List<String> CLASSES = List.of("left", "middle", "right");
  private static final String REGIME =
      "@Sgd(learningRate = 0.2, momentum = 0.9) @Split(validation = 0) @LabelsKept(perClass = 2) ";

  /** In the second epoch of nine updates. */
  private static final int STOP = 13;

  private static final Net FEW = net("Few", "");
  private static final Net BELIEVER =
      net("Believer", "@PseudoLabels(threshold = 0.9, ramp = 1) @UnlabelledRatio(3)");
  private static final Net TAUGHT =
      net("Taught", "@InputNoise(0.1) @Ema(decay = 0.9) @Consistency(teacher = true)");
  private static final Compiled COMPILED = Compiled.inDouble(FEW, BELIEVER, TAUGHT);

  private static Net net(String name, String technique) {
    return Net.of(name, Zoo.classes(4, 3, REGIME + technique), "@Dense(16) @Relu", "@Dense(3)");
  }

  /** Three clouds of which each is two pieces: few labels see one of them at most. */
  private static Dataset clouds(int size, long seed) {
    Random random = new Random(seed);
    float[][] features = new float[size][4];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % 3;
      double along = 4 * random.nextDouble() - 2;
      double[] center = {along, 1.6 * (labels[i] - 1) + 0.3 * along, 0, 0};
      for (int j = 0; j < 4; j++) {
        features[i][j] = (float) (center[j] + 0.25 * random.nextGaussian());
      }
    }
    return InMemory.classification(features, labels, CLASSES);
  }

  private static final Dataset DATA = clouds(300, 1);
  private static final Dataset TEST = clouds(300, 2);

  private static Splits data() {
    return new Splits(DATA, DATA.select(new int[0]), TEST);
  }

  private static Trainer<?> trainer(Net net, int workers, int epochs) {
    Trainer<?> trainer = COMPILED.trainer(net).workers(workers);
    return trainer.set("epochs", epochs).set("batch", 40);
  }

  private static RunResult<?> run(Net net, int workers, int epochs) {
    return trainer(net, workers, epochs).fit(data());
  }

  private static double[] weight(RunResult<?> result) {
    return result.parameters().get("a.weight").dup('c').data().asDouble();
  }

  @Test
  void unlabelledSamplesHelp() {
    double few = run(FEW, 2, 300).test().accuracy();
    RunResult<?> more = run(BELIEVER, 2, 30);
    assertTrue(more.test().accuracy() > few, few + " and " + more.test().accuracy());
    double passed = more.history().epochs().get(29).told().get("pseudoLabels.passed");
    assertTrue(passed > 0.5 && passed <= 1, "passed " + passed);
  }

  /** The training loss and metrics are over those that have a label, however often they come. */
  @Test
  void metricsAreOfTheLabelled() {
    RunResult<?> result = run(BELIEVER, 2, 2);
    // 294 samples without a label in batches of 30, beside 10 with one.
    assertEquals(9 * 10, result.history().epochs().get(0).train().size());
    assertEquals(300, result.test().size());
  }

  /** Without a technique that learns from the others a run trains on the kept labels alone. */
  @Test
  void aRegimeThatLearnsNothingFromThemLeavesThemOut() {
    assertEquals(6, run(FEW, 1, 1).history().epochs().get(0).train().size());
  }

  @Test
  void workersAndRunsAgree() {
    for (Net net : List.of(BELIEVER, TAUGHT)) {
      RunResult<?> one = run(net, 2, 3);
      RunResult<?> again = run(net, 2, 3);
      assertEquals(
          one.history().epochs().get(2).train().loss(),
          again.history().epochs().get(2).train().loss());
      assertArrayEquals(weight(one), weight(again));
    }
  }

  /** Stopped within an epoch, and gone on with: orders, the teacher, and what steps told. */
  @Test
  void aRunGoesOnToTheSameBits(@TempDir Path folder) {
    for (Net net : List.of(BELIEVER, TAUGHT)) {
      Path saved = folder.resolve(net.name());
      RunResult<?> whole = trainer(net, 2, 3).fit(data());
      Listener stopper =
          new Listener() {
            @Override
            public void onStepEnd(Run run) {
              if (run.step() == STOP) {
                run.requestStop();
              }
            }
          };
      RunResult<?> stopped = trainer(net, 2, 3).checkpoints(saved).listener(stopper).fit(data());
      assertEquals(StopReason.REQUESTED, stopped.stopReason());
      RunResult<?> rest = trainer(net, 2, 3).resume(saved).fit(data());
      assertArrayEquals(weight(whole), weight(rest));
      assertArrayEquals(
          whole.history().values(Metric.TRAIN_LOSS), rest.history().values(Metric.TRAIN_LOSS));
      for (int epoch = 0; epoch < 3; epoch++) {
        assertEquals(
            whole.history().epochs().get(epoch).told(), rest.history().epochs().get(epoch).told());
      }
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    Dataset all = clouds(30, 3);
    Trainer<?> trainer = COMPILED.trainer(BELIEVER).set("labelsKept.perClass", 10);
    DataException none =
        assertThrows(DataException.class, () -> trainer.fit(Splits.trainOnly(all)));
    assertTrue(none.getMessage().contains("all 30 have one"), none.getMessage());
    Dataset two = all.select(new int[] {0, 1, 3, 4});
    DataException missing =
        assertThrows(DataException.class, () -> trainer.fit(Splits.trainOnly(two)));
    assertTrue(missing.getMessage().contains("\"right\""), missing.getMessage());
  }

  /** What validates has labels, unless the network counts those that do. */
  @Test
  void whatHasNoLabelIsNotMeasured() {
    Splits splits = new Splits(DATA, KnownLabels.kept(TEST, 3, 1), TEST);
    assertEquals(9, trainer(BELIEVER, 1, 1).fit(splits).validation().size());
    Trainer<?> few = trainer(FEW, 1, 1);
    DataException none = assertThrows(DataException.class, () -> few.fit(splits));
    assertTrue(none.getMessage().contains("it has no target for Few"), none.getMessage());
  }

  @Test
  void aCheckupLooksAtLabelsThatThereAre() {
    Checkup checkup = Checkup.of(trainer(BELIEVER, 1, 1), data());
    assertEquals(List.of(), checkup.findings(), checkup.toString());
    double rarest =
        checkup.measurements().stream()
            .filter(each -> each.name().equals("rarest class"))
            .findFirst()
            .orElseThrow()
            .value();
    assertEquals(1.0 / 3, rarest, 1e-12, "of two labels a class");
  }

  /** A range test trains as a run would: on samples that have a label. */
  @Test
  void ratesAreTriedOnWhatARunTrainsOn() {
    Trainer<?> few = trainer(FEW, 1, 1);
    List<RateRangeTest.Point> points = RateRangeTest.of(few, DATA).points();
    assertEquals(Math.log(3), points.get(0).loss(), 1, "of samples of three classes");
  }
}
