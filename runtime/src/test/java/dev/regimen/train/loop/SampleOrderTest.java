package dev.regimen.train.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.KnownLabels;
import dev.regimen.data.Shuffle;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.BlueprintBuilder;
import dev.regimen.train.step.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class SampleOrderTest {
  private static final int BATCH = 16;
  private static final int RATIO = 3;
  private static final long SEED = 11;

  /** 100 samples of two classes, of which 10 have a label. */
  private static final Dataset TRAIN = KnownLabels.kept(two(100), 5, 1);

  private static Dataset two(int size) {
    float[][] features = new float[size][1];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      features[i][0] = i;
      labels[i] = i % 2;
    }
    return InMemory.classification(features, labels, List.of("a", "b"));
  }

  private static Blueprint blueprint(boolean learns) {
    BlueprintBuilder net =
        Blueprint.network("Net")
            .input(1)
            .partial()
            .binary()
            .setting("epochs", 3, "[1, inf)")
            .setting("batch", BATCH, "[1, inf)")
            .setting("seed", SEED, "(-inf, inf)")
            .setting(Settings.UNLABELLED_RATIO, RATIO, "[1, inf)");
    return (learns ? net.learnsUnlabelled() : net).build();
  }

  private final Blueprint blueprint = blueprint(true);
  private final Settings settings = Settings.resolve(blueprint, Map.of(), new Properties());
  private final RunClock clock = RunClock.of(blueprint, settings, TRAIN);
  private final SampleOrder orders = new SampleOrder(blueprint, settings, TRAIN, 1);

  private int[] epoch(int number) {
    int[] order = orders.room(clock);
    orders.write(number, clock.at(number + 1), order);
    return Arrays.copyOf(order, clock.at(number + 1).samples());
  }

  private static boolean labelled(int sample) {
    return TRAIN.label(sample) != Dataset.MISSING;
  }

  /** Of 16 rows 4 have a label; 90 samples without one fill 7 batches, and 6 of them wait. */
  @Test
  void everyBatchHasBothKinds() {
    int[] order = epoch(0);
    assertEquals(7 * BATCH, order.length);
    for (int at = 0; at < order.length; at += BATCH) {
      int known = 0;
      for (int row = 0; row < BATCH; row++) {
        known += labelled(order[at + row]) ? 1 : 0;
        if (row == BATCH / 2 - 1) {
          assertEquals(2, known, "half of them are the first worker's");
        }
      }
      assertEquals(4, known);
    }
  }

  @Test
  void anEpochIsOnePassThroughTheUnlabelled() {
    for (int number = 0; number < 3; number++) {
      int[] without = Arrays.stream(epoch(number)).filter(sample -> !labelled(sample)).toArray();
      assertEquals(84, without.length);
      assertEquals(84, Arrays.stream(without).distinct().count());
    }
    assertFalse(Arrays.equals(epoch(0), epoch(1)));
    assertArrayEquals(epoch(2), epoch(2));
  }

  /** Each ten of the labelled stream, over the ends of epochs, are all ten. */
  @Test
  void theLabelledComeEquallyOften() {
    int[] stream =
        Arrays.stream(new int[] {0, 1, 2})
            .flatMap(number -> Arrays.stream(epoch(number)).filter(SampleOrderTest::labelled))
            .toArray();
    assertEquals(84, stream.length);
    Map<String, Integer> orders = new HashMap<>();
    for (int at = 0; at + 10 <= stream.length; at += 10) {
      int[] pass = Arrays.copyOfRange(stream, at, at + 10);
      TreeSet<Integer> seen = new TreeSet<>();
      Arrays.stream(pass).forEach(seen::add);
      assertEquals(10, seen.size(), "at " + at);
      orders.merge(Arrays.toString(pass), 1, Integer::sum);
    }
    assertTrue(orders.size() > 6, orders.toString());
  }

  @Test
  void withoutSuchATechniqueItIsAPermutation() {
    Blueprint plain = blueprint(false);
    RunClock ofAll = RunClock.of(plain, settings, TRAIN);
    SampleOrder all = new SampleOrder(plain, settings, TRAIN, 1);
    int[] order = all.room(ofAll);
    all.write(2, ofAll.at(3), order);
    assertArrayEquals(new Shuffle(SEED).order(2, 100), order);
  }
}
