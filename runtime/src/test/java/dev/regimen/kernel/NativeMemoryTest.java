package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

@Tag("training")
class NativeMemoryTest {
  private static final int FLOATS = 16 << 20;
  private static final long BYTES = 4L * FLOATS;

  /**
   * More than half a gigabyte that nobody frees, while the heap stays empty, so that nothing
   * collects.
   */
  @Test
  void whatIsForgottenIsFoundBeforeItFillsTheMachine() {
    long before = Pointer.physicalBytes();
    double sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += Floats.allocate(FLOATS).get(i);
    }
    assertEquals(0, sum);
    long grown = Pointer.physicalBytes() - before;
    assertTrue(grown < NativeMemory.UNCOLLECTED + 2 * BYTES, grown + " bytes");
  }

  @Test
  void whatIsFreedIsCountedOutOnce() {
    Floats vector = Floats.allocate(FLOATS);
    long held = NativeMemory.held();
    assertTrue(held >= BYTES, held + " bytes");
    Floats slice = vector.slice(0, 1);
    vector.free();
    slice.free();
    // Others' vectors may be found meanwhile, which makes it less.
    assertTrue(NativeMemory.held() <= held - BYTES, NativeMemory.held() + " bytes");
    assertTrue(NativeMemory.held() >= 0, NativeMemory.held() + " bytes");
  }

  /** The heap sees nothing of a vector that only ND4J's view is left of. */
  @Test
  void whatNd4jShowsIsKept() throws InterruptedException {
    INDArray shown = filled(7).array(FLOATS);
    INDArray row = filled(5).array(4, FLOATS / 4).getRow(3);
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertTrue(NativeMemory.held() >= 2 * BYTES, NativeMemory.held() + " bytes");
    assertEquals(7, shown.getFloat(FLOATS - 1));
    assertEquals(5, row.getFloat(FLOATS / 4 - 1));
  }

  private static Floats filled(double value) {
    Floats vector = Floats.allocate(FLOATS);
    vector.fill(value);
    return vector;
  }

  @Test
  void whatIsFreedIsNotShown() {
    Floats vector = Floats.allocate(4);
    vector.free();
    assertThrows(IllegalStateException.class, () -> vector.array(4));
  }
}
