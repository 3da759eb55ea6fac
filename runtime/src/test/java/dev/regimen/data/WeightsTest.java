package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of samples, from arrays and from a column. */
@Tag("pure")
class WeightsTest {
  @TempDir Path folder;

  private static Dataset data() {
    return InMemory.classification(new float[][] {{1}, {2}, {3}}, new int[] {0, 1, 0});
  }

  @Test
  void samplesKeepTheirWeightsInEveryView() {
    assertFalse(data().weighted());
    Dataset weighted = data().withWeights(new float[] {0.5f, 0, 2});
    assertTrue(weighted.weighted());
    Dataset part = weighted.select(new int[] {2, 0}).withShape(1, 1, 1);
    assertEquals(2, part.weight(0));
    assertEquals(0.5f, part.weight(1));
    assertEquals(12 + data().heldBytes(), weighted.heldBytes());
  }

  @Test
  void whatIsNoWeightIsRefusedByItsIndex() {
    refuses("3 samples, but 2 weights", 1, 1);
    refuses("index 1: expected a weight of at least 0, found -0.5", 1, -0.5f, 1);
    refuses("index 2: expected a weight of at least 0, found NaN", 1, 0, Float.NaN);
    refuses(
        "index 0: expected a weight of at least 0, found Infinity", Float.POSITIVE_INFINITY, 1, 1);
  }

  private static void refuses(String expected, float... weights) {
    String said = assertThrows(DataException.class, () -> data().withWeights(weights)).getMessage();
    assertTrue(said.contains(expected), said);
  }

  private Csv table(String third) throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, "x,kind,w\n1,a,0.5\n2,b,0\n3,a," + third + "\n");
    return Csv.read(file).label("kind").weight("w");
  }

  @Test
  void aColumnOfWeightsIsNoFeature() throws IOException {
    Dataset data = table("2").load();
    assertEquals(1, data.features());
    assertEquals(0.5f, data.weight(0));
    assertEquals(0, data.weight(1));
    assertEquals(2, data.weight(2));
    assertEquals(2, table("7").weight(-1).load().select(new int[] {1, 2}).size());
  }

  @Test
  void aBadWeightIsNamedByItsLine() throws IOException {
    for (String bad : new String[] {"-1", "many", "NaN", ""}) {
      String said = assertThrows(DataException.class, () -> table(bad).load()).getMessage();
      assertTrue(said.contains("line 4") && said.contains("\"w\""), said);
    }
    String twice =
        assertThrows(DataException.class, () -> table("1").ignore("w").load()).getMessage();
    assertTrue(twice.contains("it is the weight and cannot be ignored too"), twice);
  }
}
