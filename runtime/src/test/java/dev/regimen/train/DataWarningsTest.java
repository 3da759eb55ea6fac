package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.train.loop.RunFinding;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.BlueprintBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What targets and features show that no compiler can know. */
@Tag("pure")
class DataWarningsTest {
  private static final int WIDTH = 16;

  private static BlueprintBuilder net() {
    return Blueprint.network("Net")
        .input(WIDTH)
        .setting("epochs", 1, "[1, inf)")
        .setting("batch", 1, "[1, inf)")
        .setting("earlyStopping.patience", 5, "[0, inf)")
        .setting("earlyStopping.minDelta", 0.0, "[0, inf)");
  }

  private static float[][] rows(int count, double size, long seed) {
    Random random = new Random(seed);
    float[][] rows = new float[count][WIDTH];
    for (float[] row : rows) {
      for (int i = 0; i < WIDTH; i++) {
        row[i] = (float) (size * random.nextGaussian());
      }
    }
    return rows;
  }

  private static Dataset classes(int... labels) {
    return InMemory.classification(rows(labels.length, 1, 1), labels, List.of("a", "b", "c"));
  }

  private static List<RunFinding> ofTargets(BlueprintBuilder net, Splits splits) {
    return new TargetWarnings(net.build(), splits).all();
  }

  private static List<RunFinding> ofTargets(int... labels) {
    return ofTargets(net().classes(3), Splits.trainOnly(classes(labels)));
  }

  @Test
  void everyClassIsTrainedOn() {
    assertEquals(List.of(), ofTargets(0, 1, 2, 0));
    RunFinding missing = ofTargets(0, 2, 2, 0).get(0);
    assertEquals(
        "[Regimen:ClassWithoutSamples] Net: 1 of the 3 classes have no training sample: [b]",
        missing.toString().lines().findFirst().orElseThrow());
    assertEquals("declare the classes that there are", missing.fix());
  }

  @Test
  void aClassThatASplitHasTakenAwayIsToldSo() {
    Dataset all = classes(0, 1, 2, 0, 1, 2, 1);
    Dataset train = all.select(new int[] {0, 2, 3, 5});
    Dataset none = all.select(new int[0]);
    Splits splits = new Splits(train, none, all.select(new int[] {1, 4}));
    RunFinding missing = ofTargets(net().classes(3), splits).get(0);
    assertEquals("ClassWithoutSamples", missing.id());
    assertEquals("other splits have samples of them, which cannot be told right", missing.why());
  }

  @Test
  void oneClassAloneIsNothingToTellApart() {
    RunFinding only = ofTargets(2, 2, 2).get(0);
    assertEquals("NoClasses", only.id());
    assertEquals("all 3 training samples are of the class c", only.problem());
  }

  @Test
  void labelsThatNoSampleHasAreTold() {
    Dataset sets =
        InMemory.labelSets(
            rows(3, 1, 1),
            new boolean[][] {{true, false, false}, {true, false, true}, {false, false, false}},
            List.of("x", "y", "z"));
    RunFinding missing = ofTargets(net().labels(3), Splits.trainOnly(sets)).get(0);
    assertEquals("1 of the 3 labels have no training sample: [y]", missing.problem());
  }

  @Test
  void aTaskWithoutATargetTrainsNothing() {
    BlueprintBuilder two = net().task("kind").classes(3).task("age").outputs(1).partial();
    Dataset data = classes(0, 1, 2);
    Dataset none = data.withTask("age", new float[][] {{Float.NaN}, {Float.NaN}, {Float.NaN}});
    RunFinding head = ofTargets(two, Splits.trainOnly(none)).get(0);
    assertEquals("HeadNeverTrains", head.id());
    assertEquals("none of the 3 training samples has a target for the task age", head.problem());
    Dataset some = data.withTask("age", new float[][] {{Float.NaN}, {1}, {Float.NaN}});
    BlueprintBuilder again = net().task("kind").classes(3).task("age").outputs(1).partial();
    assertEquals(List.of(), ofTargets(again, Splits.trainOnly(some)));
  }

  private static void watches(Metric metric, int... validation) {
    Dataset all =
        classes(IntStream.concat(IntStream.of(0, 1, 2), IntStream.of(validation)).toArray());
    int[] held = IntStream.range(3, 3 + validation.length).toArray();
    Splits splits =
        new Splits(all.select(new int[] {0, 1, 2}), all.select(held), all.select(new int[0]));
    Blueprint blueprint = net().classes(3).earlyStopping(metric, true).build();
    new TargetWarnings(blueprint, splits).requireMeasurable(Optional.empty());
  }

  /** Before the first step, and not behind the first epoch. */
  @Test
  void whatIsWatchedCanBeMeasured() {
    assertDoesNotThrow(() -> watches(Metric.VALIDATION_ROC_AUC, 0, 0, 1));
    assertDoesNotThrow(() -> watches(Metric.VALIDATION_ACCURACY, 1, 1, 1));
    DataException refusal =
        assertThrows(DataException.class, () -> watches(Metric.VALIDATION_ROC_AUC, 1, 1, 1));
    assertTrue(
        refusal
            .getMessage()
            .contains("is NaN on these 3 samples: no class has samples both in it and outside it"),
        refusal.getMessage());
  }

  private static FeatureWarnings features(
      BlueprintBuilder net, Splits splits, boolean standardized) {
    Preprocessing preprocessing = Preprocessing.fit(splits.train(), standardized, standardized);
    return new FeatureWarnings(net.build(), splits, preprocessing);
  }

  @Test
  void valuesFarFromOneAreStandardized() {
    float[][] rows = rows(200, 1, 3);
    assertEquals(Optional.empty(), numbers(rows, 1, false).featuresUnscaled());
    for (float[] row : rows) {
      row[5] = row[5] * 300 + 1000;
    }
    assertEquals(Optional.empty(), numbers(rows, 1, true).featuresUnscaled());
    RunFinding large = numbers(rows, 1, false).featuresUnscaled().orElseThrow();
    assertEquals("FeaturesUnscaled", large.id());
    assertTrue(large.problem().startsWith("values of feature 5 are about 10"), large::problem);
  }

  @Test
  void targetsFarFromOneAreStandardized() {
    float[][] rows = rows(200, 1, 3);
    assertEquals(Optional.empty(), numbers(rows, 50, false).targetsUnscaled());
    assertEquals(Optional.empty(), numbers(rows, 500, true).targetsUnscaled());
    RunFinding large = numbers(rows, 500, false).targetsUnscaled().orElseThrow();
    assertEquals("TargetsUnscaled", large.id());
    assertEquals("targets are about 500 (root mean square of 200 samples)", large.problem());
  }

  private static FeatureWarnings numbers(float[][] rows, float size, boolean standardized) {
    float[] targets = new float[rows.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = i % 2 == 0 ? size : -size;
    }
    Splits splits = Splits.trainOnly(InMemory.regression(rows, targets));
    return features(net().outputs(1), splits, standardized);
  }

  /** Of 20,000 samples some thousand are looked at; what is said of all is an estimate. */
  @Test
  void samplesOfOneSplitAreNotInAnother() {
    int count = 20_000;
    float[][] rows = rows(count, 1, 4);
    assertEquals(Optional.empty(), overlap(rows));
    for (int i = 0; i < count / 2; i += 3) { // a third of the second half are copies
      rows[count / 2 + i] = rows[i];
    }
    RunFinding copies = overlap(rows).orElseThrow();
    assertEquals("SplitsOverlap", copies.id());
    int percent = Integer.parseInt(copies.problem().replaceAll("^about (\\d+) %.*", "$1"));
    assertTrue(
        Set.of(28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38).contains(percent), copies::problem);
  }

  private static Optional<RunFinding> overlap(float[][] rows) {
    int half = rows.length / 2;
    Dataset all = InMemory.classification(rows, new int[rows.length], List.of("a", "b"));
    int[] mixed = IntStream.range(half, 2 * half).toArray();
    Dataset test = all.select(mixed);
    Splits splits =
        new Splits(all.select(IntStream.range(0, half).toArray()), all.select(new int[0]), test);
    return features(net().classes(2), splits, false).splitsOverlap("test", test);
  }
}
