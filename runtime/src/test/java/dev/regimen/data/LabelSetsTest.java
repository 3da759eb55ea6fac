package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Sets of labels, from collections, from arrays and from a column. */
@Tag("pure")
class LabelSetsTest {
  private static final float[][] FEATURES = {{1}, {2}, {3}};

  @TempDir Path folder;

  private static float[] targets(Dataset data, int index) {
    float[] targets = new float[data.classes().size()];
    data.targets(index, targets, 0);
    return targets;
  }

  private static void refuses(String expected, Executable executable) {
    String said = assertThrows(DataException.class, executable).getMessage();
    assertTrue(said.contains(expected), said);
  }

  @Test
  void setsBecomeOnesAndZeros() {
    Dataset data =
        InMemory.labelSets(FEATURES, List.of(List.of("sea", "sun"), List.of(), List.of("air")));
    assertTrue(data.labelSets(0));
    assertFalse(data.labelled());
    assertEquals(0, data.outputs());
    assertEquals(List.of("air", "sea", "sun"), data.classes());
    assertArrayEquals(new float[] {0, 1, 1}, targets(data, 0));
    assertArrayEquals(new float[3], targets(data, 1));
    assertArrayEquals(new float[] {1, 0, 0}, targets(data.select(new int[] {2}), 0));
    assertTrue(data.toString().contains("3 labels"), data::toString);
  }

  @Test
  void arraysAreSetsToo() {
    boolean[][] has = {{true, false}, {false, false}, {true, true}};
    Dataset data = InMemory.labelSets(FEATURES, has, List.of("x", "a"));
    assertEquals(List.of("x", "a"), data.classes());
    assertArrayEquals(new float[] {1, 0}, targets(data, 0));
    assertArrayEquals(new float[] {1, 1}, targets(data, 2));
    refuses(
        "index 1: expected 2 labels, found 1",
        () ->
            InMemory.labelSets(
                FEATURES, new boolean[][] {{true, true}, {true}}, List.of("a", "b")));
  }

  @Test
  void anUnknownLabelIsNamedWithItsSample() {
    refuses(
        "index 1: unknown label \"moon\", expected some of",
        () ->
            InMemory.labelSets(
                FEATURES,
                List.of(List.of("sea"), List.of("moon"), List.of()),
                List.of("sea", "sun")));
  }

  private Path file(String name, String... cells) throws IOException {
    StringBuilder text = new StringBuilder("x,tags\n");
    for (int i = 0; i < cells.length; i++) {
      text.append(i).append(',').append(cells[i]).append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aColumnHoldsSets() throws IOException {
    Path train = file("train.csv", "sun;sea", "", "air ; sea", "sun");
    Dataset data = Csv.read(train).labels("tags", ';').load();
    assertEquals(List.of("air", "sea", "sun"), data.classes());
    assertArrayEquals(new float[] {0, 1, 1}, targets(data, 0));
    assertArrayEquals(new float[3], targets(data, 1));
    assertArrayEquals(new float[] {1, 1, 0}, targets(data, 2));
    Dataset test = Csv.read(file("test.csv", "sea", "air")).labels("tags", ';').like(data).load();
    assertEquals(data.classes(), test.classes());
    assertArrayEquals(new float[] {0, 1, 0}, targets(test, 0));
    assertEquals(4, new Splits(data, test, test).train().size());
  }

  @Test
  void anUnknownLabelOfATestFileIsNamedWithItsLine() throws IOException {
    Dataset data = Csv.read(file("train.csv", "sun;sea", "sea")).labels("tags", ';').load();
    Path test = file("test.csv", "sea", "sun;moon");
    refuses(
        "line 3, column \"tags\": unknown label \"moon\"",
        () -> Csv.read(test).labels(-1, ';').like(data).load());
  }
}
