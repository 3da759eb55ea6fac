package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Targets that are distributions. */
@Tag("pure")
class SharesTest {
  private static final List<String> NAMES = List.of("cat", "dog", "emu");

  private static Dataset data(float[]... shares) {
    return InMemory.distributions(new float[shares.length][2], shares, NAMES);
  }

  @Test
  void aSampleHasSharesAndIsOfItsLargestClass() {
    Dataset data = data(new float[] {0.2f, 0.5f, 0.3f}, new float[] {0.4f, 0.2f, 0.4f});
    assertTrue(data.distributions(0));
    assertTrue(data.labelled());
    assertFalse(data.labelSets(0));
    assertEquals(0, data.outputs());
    assertEquals(1, data.label(0));
    assertEquals(0, data.label(1));
    float[] shares = new float[3];
    data.select(new int[] {1}).targets(0, shares, 0);
    assertArrayEquals(new float[] {0.4f, 0.2f, 0.4f}, shares);
    assertArrayEquals(new int[] {1, 1, 0}, data.classCounts());
  }

  @Test
  void whatIsNoDistributionIsRefused() {
    refuses("index 1: expected shares that sum to 1, found 0.9", 0.2f, 0.4f, 0.3f);
    refuses("index 1: expected a share of at least 0, found -0.5 for dog", 1, -0.5f, 0.5f);
    refuses("index 1: expected 3 shares", 0.5f, 0.5f);
  }

  private static void refuses(String expected, float... second) {
    float[] first = {1, 0, 0};
    String said = assertThrows(DataException.class, () -> data(first, second)).getMessage();
    assertTrue(said.contains(expected), said);
  }
}
