package dev.regimen.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class RepetitionTest {
  @Test
  void aBatchHasItsSamplesOneRoundAfterTheOther() {
    int[] order = IntStream.range(0, 10).map(i -> 10 + i).toArray();
    Repetition.arrange(order, 10, 4, 2);
    assertArrayEquals(new int[] {10, 11, 10, 11, 12, 13, 12, 13, 14, 14}, order);
  }

  /** Against a copy that is arranged from the definition. */
  @Test
  void everySampleStandsAsOftenAsItShouldInItsBatch() {
    for (int samples = 1; samples < 40; samples++) {
      for (int batch = 1; batch < 12; batch++) {
        for (int times = 1; times < 6; times++) {
          int[] order = IntStream.range(0, samples).toArray();
          Repetition.arrange(order, samples, batch, times);
          check(order, samples, Math.min(batch, samples), times);
        }
      }
    }
  }

  private static void check(int[] order, int samples, int batch, int times) {
    Augmenter augmenter =
        Augmentations.of(List.of(new RepeatedAugmentation(times)), 1, 1, 1).training(0);
    Set<Integer> seen = new HashSet<>();
    for (int at = 0; at < samples; at += batch) {
      int rows = Math.min(batch, samples - at);
      Map<Integer, Set<Long>> views = new HashMap<>();
      for (int row = 0; row < rows; row++) {
        long view = augmenter.view(7, row, rows);
        assertTrue(view >= 7L * times && view < 8L * times, "view " + view);
        assertTrue(views.computeIfAbsent(order[at + row], s -> new HashSet<>()).add(view));
      }
      assertEquals((rows + times - 1) / times, views.size());
      for (int sample : views.keySet()) {
        assertTrue(views.get(sample).size() <= times);
        assertTrue(seen.add(sample), "a sample of two batches");
      }
    }
  }
}
