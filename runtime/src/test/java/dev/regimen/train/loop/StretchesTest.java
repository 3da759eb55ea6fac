package dev.regimen.train.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches that go along a text: each row's window follows that of the batch before. */
@Tag("pure")
class StretchesTest {
  private static int[] order(int samples, int batch) {
    int[] order = new int[samples];
    Stretches.write(samples, batch, order);
    return order;
  }

  @Test
  void rowsGoAlongTheirStretches() {
    assertArrayEquals(new int[] {0, 2, 4, 1, 3, 5}, order(6, 3));
    assertArrayEquals(new int[] {0, 3, 5, 1, 4, 6, 2}, order(7, 3), "the first one is longer");
    assertArrayEquals(new int[] {0, 1, 2}, order(3, 8), "fewer windows than rows");
    assertArrayEquals(new int[] {0, 1, 2}, order(3, 1));
  }

  @Test
  void eachWindowComesOnceBehindTheOneBefore() {
    for (int batch = 1; batch < 9; batch++) {
      int[] order = order(50, batch);
      for (int i = batch; i < order.length; i++) {
        assertEquals(order[i - batch] + 1, order[i]);
      }
      assertEquals(50, Arrays.stream(order).distinct().count());
    }
  }
}
