package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The IDX files that people have. */
@Tag("training")
final class IdxRealTest {
  @Test
  void fashionMnistIsRead() {
    TrainTest data = FashionMnist.load(DataFolder.of("fashion-mnist"));
    assertEquals(60_000, data.train().size());
    assertEquals(10_000, data.test().size());
    assertArrayEquals(new int[] {28, 28, 1}, data.train().shape());
    assertEquals("Ankle boot", data.train().classes().get(data.train().label(0)));
    for (int count : data.train().classCounts()) {
      assertEquals(6_000, count);
    }
    // The mean and deviation that everybody uses for this set: 0.2860 and 0.3530.
    Standardizer standardizer =
        Preprocessing.fit(data.train(), true, false).features().orElseThrow();
    assertEquals(1, standardizer.mean().length);
    assertEquals(0.2860, standardizer.mean()[0], 5e-5);
    assertEquals(0.3530, standardizer.std()[0], 5e-5);
  }

  @Test
  void mnistIsReadWithTheClassCountsItIsKnownFor() {
    TrainTest data = Idx.load(DataFolder.of("mnist"));
    assertArrayEquals(
        new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949},
        data.train().classCounts());
    assertArrayEquals(
        new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009},
        data.test().classCounts());
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), data.test().classes());
    float[] pixels = new float[784];
    float greatest = 0;
    for (int i = 0; i < 100; i++) {
      data.test().features(i, pixels, 0);
      for (float pixel : pixels) {
        assertTrue(pixel >= 0 && pixel <= 1);
        greatest = Math.max(greatest, pixel);
      }
    }
    assertEquals(1f, greatest);
  }
}
