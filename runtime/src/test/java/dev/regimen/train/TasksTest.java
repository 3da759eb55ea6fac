package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.data.augment.Mixup;
import dev.regimen.kernel.Floats;
import dev.regimen.train.loop.BatchLoader;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.loop.TaskAccumulators;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.BlueprintBuilder;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Settings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How targets of several tasks come into memory, and what counts of them. */
@Tag("training")
class TasksTest {
  private static final float[] GAP = {Float.NaN, Float.NaN};
  private static final float[][] SIZES = {{1, 10}, GAP, {3, 10}, {8, 40}, GAP, {5, 5}};
  private static final int[] KINDS = {2, 0, Dataset.MISSING, 0, Dataset.MISSING, 1};

  private static BlueprintBuilder sketch() {
    return HandTrainer.sketch("Hand", 1, 1, 3)
        .input(1, 1, 1)
        .task("kind")
        .partial()
        .classes(3)
        .task("size")
        .partial()
        .outputs(2);
  }

  private static Dataset data() {
    float[][] features = new float[SIZES.length][1];
    return InMemory.classification(features, new int[SIZES.length])
        .withTask("size", SIZES)
        .withTask("kind", KINDS, List.of("cat", "dog", "emu"))
        .withShape(1, 1, 1);
  }

  private static BatchLoader.Source source(Blueprint blueprint, Preprocessing preprocessing) {
    Dataset data = data();
    int[] order = IntStream.range(0, data.size()).toArray();
    return new BatchLoader.Source(data, preprocessing, order, DataCheck.tasks(blueprint, data));
  }

  private static float[] read(Floats from) {
    float[] values = new float[(int) from.length()];
    from.read(0, values, values.length);
    return values;
  }

  private static Settings settings(Blueprint blueprint) {
    return Settings.resolve(blueprint, java.util.Map.of(), new java.util.Properties());
  }

  @Test
  void whatIsMissingIsZerosThatDoNotCount() {
    Blueprint blueprint = sketch().build();
    Memory memory = Memory.training(blueprint, settings(blueprint), 6, 1);
    BatchLoader loader = new BatchLoader(memory, Augmentations.none(1).evaluation(0));
    loader.feed(source(blueprint, two()), 0, 6, 0, 6, 0);
    assertArrayEquals(
        new float[] {0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0},
        read(memory.target("kind")));
    assertArrayEquals(new float[] {1, 1, 0, 1, 0, 1}, read(memory.present("kind")));
    assertArrayEquals(
        new float[] {1, 10, 0, 0, 3, 10, 8, 40, 0, 0, 5, 5}, read(memory.target("size")));
    assertArrayEquals(new float[] {1, 0, 1, 1, 0, 1}, read(memory.present("size")));
    assertThrows(IllegalArgumentException.class, () -> memory.target("age"));
  }

  /** Nothing is standardized for either of two tasks. */
  private static Preprocessing two() {
    return Preprocessing.fit(data(), false, false, new int[] {2, 1});
  }

  @Test
  void aMixtureNeedsBothTargets() {
    Blueprint blueprint = sketch().augment(run -> new Mixup(1)).build();
    Settings settings = settings(blueprint);
    Memory memory = Memory.training(blueprint, settings, 6, 1);
    BatchLoader loader = new BatchLoader(memory, blueprint.augmentations(settings).training(3));
    loader.feed(source(blueprint, two()), 0, 6, 0, 6, 1);
    // Rows 0|1, 5|0 know both kinds; 2|3, 5|0 both sizes.
    assertArrayEquals(new float[] {1, 0, 0, 0, 0, 1}, read(memory.present("kind")));
    assertArrayEquals(new float[] {0, 0, 1, 0, 0, 1}, read(memory.present("size")));
    float[] sizes = read(memory.target("size"));
    double share = (sizes[4] - 8) / (3 - 8.0);
    assertTrue(share > 0 && share < 1, share + "");
    assertEquals(share * 10 + (1 - share) * 40, sizes[5], 1e-4);
    assertEquals(0, sizes[0]);
  }

  @Test
  void metricsAreOfWhatIsKnown() {
    Blueprint blueprint = sketch().build();
    TaskAccumulators[] workers = new TaskAccumulators[2];
    Floats kinds = Floats.allocate(18);
    Floats sizes = Floats.allocate(12);
    for (int row = 0; row < 6; row++) {
      kinds.write(3L * row, new float[] {0.5f, 0.2f, 0.3f}, 3); // always a cat
      sizes.write(2L * row, new float[] {2, 10}, 2);
    }
    for (int worker = 0; worker < 2; worker++) {
      workers[worker] =
          new TaskAccumulators(
              blueprint, new MetricChoice(0.5, List.of()), source(blueprint, two()));
      workers[worker].begin(0, 6, 0);
      workers[worker].observe(0, kinds, 3, 3 * worker, 3 * worker + 3);
      workers[worker].observe(1, sizes, 2, 3 * worker, 3 * worker + 3);
    }
    Evaluation kind = TaskAccumulators.evaluation(workers, 6, Double.NaN).task("kind");
    assertEquals(0.5, kind.accuracy()); // of emu, cat, cat and dog
    assertEquals(0.75, kind.topK(2)); // the emu is second
    Evaluation size = TaskAccumulators.evaluation(workers, 6, Double.NaN).task("size");
    // Errors 1 0, -1 0, -6 -30, -3 5.
    assertEquals((1 + 1 + 6 + 3 + 30 + 5) / 8.0, size.mae(), 1e-12);
    assertEquals(Math.sqrt((1 + 1 + 36 + 9 + 900 + 25) / 8.0), size.rmse(), 1e-12);
  }

  @Test
  void namesAreKnownAndApart() {
    assertThrows(IllegalStateException.class, () -> sketch().task("kind").outputs(1).build());
    assertEquals(
        "size",
        sketch()
            .earlyStopping("size", Metric.VALIDATION_RMSE, false)
            .build()
            .earlyStopping()
            .orElseThrow()
            .task());
    IllegalStateException unknown =
        assertThrows(
            IllegalStateException.class,
            () -> sketch().earlyStopping("age", Metric.VALIDATION_RMSE, false).build());
    assertTrue(unknown.getMessage().contains("task age"), unknown.getMessage());
    String line = sketch().build().toString();
    assertTrue(line.contains("predicts 3 classes for kind and 2 numbers for size"), line);
  }
}
