package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
}
