package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Csv;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.PretextSamples;
import dev.regimen.data.augment.Augmenter;
import dev.regimen.data.augment.MaskedFields;
import dev.regimen.data.pretext.MaskedPrediction;
import dev.regimen.kernel.Floats;
import dev.regimen.train.loop.BatchLoader;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.loop.TaskAccumulators;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is hidden of rows of a table, and what then counts. */
@Tag("training")
class MaskedBatchTest {
  private static final int FIELDS = 5;
  private static final int ROWS = 400;
  private static final int SEED = 3;
  private static final Blueprint BLUEPRINT =
      HandTrainer.sketch("Hand", FIELDS, 1, FIELDS)
          .augment(run -> new MaskedFields(0.4))
          .masked()
          .outputs(FIELDS)
          .build();

  /** No field is 0, and what is to be predicted of a row is the row. */
  private static final Dataset DATA = data();

  private final Settings settings = Settings.resolve(BLUEPRINT, Map.of(), new Properties());
  private final Memory memory = Memory.training(BLUEPRINT, settings, ROWS, 1);
  private final BatchLoader.Source source =
      new BatchLoader.Source(
          DATA,
          Preprocessing.none(),
          IntStream.range(0, ROWS).toArray(),
          DataCheck.tasks(BLUEPRINT, DATA));

  private static Dataset data() {
    float[][] rows = new float[ROWS][FIELDS];
    for (int row = 0; row < ROWS; row++) {
      for (int field = 0; field < FIELDS; field++) {
        rows[row][field] = 1 + row + 0.1f * field;
      }
    }
    return InMemory.regression(rows, rows);
  }

  private static float[] read(Floats from) {
    float[] values = new float[(int) from.length()];
    from.read(0, values, values.length);
    return values;
  }

  private float[] present(Augmenter augmenter, int view) {
    new BatchLoader(memory, augmenter).feed(source, 0, ROWS, 0, ROWS, view);
    return read(memory.present("target"));
  }

  private Augmenter augmenter(boolean training) {
    return training
        ? BLUEPRINT.augmentations(settings).training(SEED)
        : BLUEPRINT.augmentations(settings).evaluation(SEED);
  }

  @Test
  void whatIsHiddenIsWhatCounts() {
    float[] present = present(augmenter(true), 1);
    float[] input = read(memory.input());
    float[] target = read(memory.target("target"));
    int[] ofField = new int[FIELDS];
    for (int i = 0; i < present.length; i++) {
      assertEquals(present[i] == 1, input[i] == 0, "value " + i);
      assertTrue(target[i] >= 1, "the row as it is: " + target[i]);
      ofField[i % FIELDS] += present[i] == 1 ? 1 : 0;
    }
    for (int row = 0; row < ROWS; row++) {
      float[] own = Arrays.copyOfRange(present, row * FIELDS, (row + 1) * FIELDS);
      assertEquals(2, IntStream.range(0, FIELDS).mapToDouble(i -> own[i]).sum());
    }
    // Binomial with a mean of 160 and a deviation of 9.8.
    for (int hidden : ofField) {
      assertEquals(160, hidden, 50, "of 400: " + Arrays.toString(ofField));
    }
  }

  /** Anew in each epoch, and in evaluation once for all; another worker hides the same. */
  @Test
  void whatIsHiddenIsOfSeedEpochAndSample() {
    float[] first = present(augmenter(true), 1);
    float[] second = present(augmenter(true), 2);
    assertFalse(Arrays.equals(first, second));
    assertArrayEquals(first, present(augmenter(true), 1));
    float[] measured = present(augmenter(false), 0);
    assertArrayEquals(measured, present(augmenter(false), 1));
    assertFalse(Arrays.equals(first, measured));
    BatchLoader other = new BatchLoader(memory, augmenter(true));
    other.feed(source, 0, ROWS, ROWS / 2, ROWS, 2);
    float[] half = read(memory.present("target"));
    int at = ROWS / 2 * FIELDS;
    assertArrayEquals(
        Arrays.copyOfRange(second, at, half.length), Arrays.copyOfRange(half, at, half.length));
  }

  /** A row that is given to a predictor is shown as it is. */
  @Test
  void nothingIsHiddenFromAPrediction() {
    float[][] given = {{1, 2, 3, 4, 5}};
    BatchLoader loader = new BatchLoader(memory, augmenter(false));
    loader.feed(given, new float[1][0], Preprocessing.none(), 0, 1, 0);
    assertArrayEquals(given[0], Arrays.copyOf(read(memory.input()), FIELDS));
  }

  /** Two numbers and a category of three: of three fields one is hidden, the category at once. */
  @Test
  void aCategoryIsHiddenAsOneField(@TempDir Path folder) throws IOException {
    StringBuilder lines = new StringBuilder("width,colour,height,kind\n");
    for (int row = 0; row < ROWS; row++) {
      String colour = List.of("blue", "green", "red").get(row % 3);
      lines.append(String.format(Locale.ROOT, "%d,%s,%d,%d%n", 1 + row, colour, 2 + row, row % 2));
    }
    Path file = Files.writeString(folder.resolve("table.csv"), lines);
    Dataset table = Csv.read(file).label("kind").load();
    Dataset shown = PretextSamples.of(table, new MaskedPrediction(), FIELDS);
    int[] order = IntStream.range(0, ROWS).toArray();
    Preprocessing fitted = Preprocessing.fit(shown, false, false);
    BatchLoader.Source rows = new BatchLoader.Source(shown, fitted, order, new int[1]);
    new BatchLoader(memory, augmenter(true)).feed(rows, 0, ROWS, 0, ROWS, 1);
    float[] present = read(memory.present("target"));
    float[] input = read(memory.input());
    float[] target = read(memory.target("target"));
    Map<String, Integer> hidden = new TreeMap<>();
    float[] own = new float[FIELDS];
    for (int row = 0; row < ROWS; row++) {
      table.features(row, own, 0);
      StringBuilder which = new StringBuilder();
      float counted = 0;
      for (int i = 0; i < FIELDS; i++) {
        int at = row * FIELDS + i;
        which.append(present[at] > 0 ? 1 : 0);
        assertEquals(present[at] > 0 ? 0 : own[i], input[at], "value " + at);
        counted += present[at];
        assertEquals(own[i], target[at], "value " + at);
      }
      hidden.merge(which.toString(), 1, Integer::sum);
      assertEquals(1, counted, 1e-6, "one field, whatever it is");
    }
    assertEquals(Set.of("10000", "01110", "00001"), hidden.keySet());
    // Binomial with a mean of 133 and a deviation of 9.4.
    hidden.values().forEach(count -> assertEquals(133, count, 47, "of 400: " + hidden));
  }

  @Test
  void oneIsHiddenAndOneIsNot() {
    assertEquals(1, new MaskedFields(0.01).count(8));
    assertEquals(1, new MaskedFields(0.15).count(8));
    assertEquals(3, new MaskedFields(0.4).count(8));
    assertEquals(7, new MaskedFields(0.99).count(8));
    assertEquals(1, new MaskedFields(0.99).count(2));
  }

  /** Errors of 1 where a field is hidden, of a thousand where it is not. */
  @Test
  void errorsAreOfWhatIsHidden() {
    float[] present = present(augmenter(false), 0);
    Floats predictions = Floats.allocate((long) ROWS * FIELDS);
    float[] predicted = read(memory.target("target"));
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] += present[i] == 1 ? 1 : 1000;
    }
    predictions.write(0, predicted, predicted.length);
    MetricChoice choice = new MetricChoice(0.5, List.of());
    TaskAccumulators[] worker = {TaskAccumulators.of(memory, choice, source)};
    worker[0].begin(0, ROWS, 0);
    worker[0].observe(0, predictions, FIELDS, 0, ROWS);
    Evaluation measured = TaskAccumulators.evaluation(worker, ROWS, Double.NaN);
    assertEquals(1, measured.mae(), 1e-4);
    assertEquals(1, measured.rmse(), 1e-4);
    worker[0] = new TaskAccumulators(BLUEPRINT, choice, source);
    worker[0].begin(0, ROWS, 0);
    worker[0].observe(0, predictions, FIELDS, 0, ROWS);
    assertEquals(600.4, TaskAccumulators.evaluation(worker, ROWS, Double.NaN).mae(), 0.1);
  }
}
