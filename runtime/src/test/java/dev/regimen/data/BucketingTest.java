package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.TextUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches of texts of near lengths: the same samples, in an order that seed and epoch decide. */
@Tag("pure")
class BucketingTest {
  private static final int SAMPLES = 1003;
  private static final int BATCH = 10;

  private final int[] lengths = new int[SAMPLES];
  private final Dataset texts = texts();

  private Dataset texts() {
    Random random = new Random(4);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      lengths[i] = random.nextInt(30);
      texts.add("word ".repeat(lengths[i]));
    }
    Dataset raw = TextSamples.of(texts, Collections.nCopies(SAMPLES, "any"));
    return Texts.encoded(raw, Tokenizer.learn(new TextForm(TextUnit.WORD, 30, 5, 1), raw));
  }

  private int[] arranged(long seed, long epoch, int pool) {
    int[] order = new Shuffle(seed).order(epoch, SAMPLES);
    Bucketing.of(seed, texts, pool).arrange(epoch, order, SAMPLES, BATCH);
    return order;
  }

  /** Numbers that a batch's texts, all as long as its longest, have together over all batches. */
  private int read(int... order) {
    int read = 0;
    for (int at = 0; at < SAMPLES; at += BATCH) {
      int to = Math.min(SAMPLES, at + BATCH);
      read += (to - at) * Arrays.stream(order, at, to).map(i -> lengths[i]).max().orElseThrow();
    }
    return read;
  }

  @Test
  void everyTextStandsOnceAndBatchesAreOfNearLengths() {
    int[] order = arranged(1, 2, 50);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.range(0, SAMPLES).toArray(), sorted);
    int units = Arrays.stream(lengths).sum();
    assertTrue(read(new Shuffle(1).order(2, SAMPLES)) > 1.7 * units);
    assertTrue(read(order) < 1.1 * units, read(order) + " of " + units);
  }

  @Test
  void theBatchesOfAPoolAreThoseOfItsSamplesAndComeInAnyOrder() {
    int[] before = new Shuffle(1).order(0, SAMPLES);
    int[] order = arranged(1, 0, 5);
    List<Integer> places = new ArrayList<>();
    Arrays.stream(before).forEach(places::add);
    Set<Integer> pools = new HashSet<>();
    for (int at = 0; at < SAMPLES - BATCH; at += BATCH) {
      int pool = places.indexOf(order[at]) / (5 * BATCH);
      for (int i = at; i < at + BATCH; i++) {
        assertEquals(pool, places.indexOf(order[i]) / (5 * BATCH), "sample at " + i);
        boolean later = i > at && places.indexOf(order[i]) < places.indexOf(order[i - 1]);
        assertFalse(later, "within a batch the order is as before");
      }
      if (at < 5 * BATCH) {
        pools.add(pool);
      }
    }
    assertTrue(pools.size() > 1, "batches of one pool stand together");
    for (int i = SAMPLES - SAMPLES % BATCH; i < SAMPLES; i++) {
      assertEquals(before[i], order[i], "what fills no batch comes last");
    }
  }

  @Test
  void seedAndEpochDecideAndAPoolOfOneChangesNothing() {
    assertArrayEquals(arranged(3, 1, 20), arranged(3, 1, 20));
    assertFalse(Arrays.equals(arranged(3, 1, 20), arranged(3, 2, 20)));
    assertFalse(Arrays.equals(arranged(3, 1, 20), arranged(4, 1, 20)));
    assertArrayEquals(new Shuffle(3).order(1, SAMPLES), arranged(3, 1, 1));
  }

  /** An instance that has arranged one epoch arranges the next as a new one would. */
  @Test
  void nothingOfAnEpochIsLeftForTheNext() {
    Bucketing buckets = Bucketing.of(7, texts, 20);
    for (int epoch = 0; epoch < 3; epoch++) {
      int[] order = new Shuffle(7).order(epoch, SAMPLES);
      buckets.arrange(epoch, order, SAMPLES, BATCH);
      assertArrayEquals(arranged(7, epoch, 20), order);
    }
  }
}
