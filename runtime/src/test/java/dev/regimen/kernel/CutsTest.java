package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class CutsTest {
  @Test
  void onlyForKernelsThatHaveSmallProducts() {
    assertTrue(Cuts.suit("SkylakeX"));
    assertTrue(Cuts.suit("Cooperlake"));
    for (String other : new String[] {"Zen", "Haswell", "Neoversen1", ""}) {
      assertFalse(Cuts.suit(other), other);
    }
  }

  @Test
  void smallProductsStayWhole() {
    assertNull(Cuts.ofAb(100, 100, 100, 100));
    assertNotNull(Cuts.ofAb(100, 100, 101, 100));
    assertNull(Cuts.ofATb(0, 4096, 4096));
    assertNull(Cuts.ofABt(32, 10, 64));
    assertNull(Cuts.ofABt(1, 4096, 4096));
    assertNull(Cuts.ofABt(16, 64, 128));
    assertNotNull(Cuts.ofABt(32, 64, 128));
  }

  @Test
  void rowsThatPushEachOtherOutOfTheCacheAreCopied() {
    assertNull(Cuts.ofAb(128, 2048, 2048, 2048));
    assertNotNull(Cuts.ofAb(128, 2000, 2048, 2000));
    assertNotNull(Cuts.ofAb(16, 2048, 2048, 2048));
  }

  @Test
  void fewRowsAreMultipliedFromTheRight() {
    assertTrue(Cuts.suitSwap(64, 512, 784));
    assertFalse(Cuts.suitSwap(256, 512, 784));
    assertFalse(Cuts.suitSwap(32, 128, 64));
  }

  /** No part is larger than OpenBLAS's limit for small products, and none is a sliver. */
  @Test
  void partsFit() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 10_000; i++) {
      int m = random.nextInt(100, 5000);
      int n = random.nextInt(100, 5000);
      int k = random.nextInt(101, 5000);
      List<Cuts> all = List.of(Cuts.ofAb(m, n, k, 5001), Cuts.ofATb(m, n, k), Cuts.ofABt(m, n, k));
      for (Cuts cuts : all) {
        int rows = cuts.rows(m);
        int inner = cuts.inner(k, rows);
        int columns = cuts.columns(n, rows, inner);
        assertTrue((long) rows * columns * inner <= 1_000_000);
        assertTrue(rows >= 16 && columns >= 32 && inner >= 56, rows + " " + columns + " " + inner);
      }
    }
    assertEquals(88, Cuts.ofATb(512, 784, 128).rows(512));
    assertEquals(128, Cuts.ofAb(128, 512, 784, 512).columns(512, 32, 196));
    assertEquals(64, Cuts.ofABt(128, 512, 784).columns(512, 32, 392));
    assertEquals(32, Cuts.ofABt(128, 512, 512).columns(512, 32, 512));
    assertEquals(392, Cuts.ofAb(16, 512, 784, 512).inner(784, 16));
  }
}
