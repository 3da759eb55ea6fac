package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.TextUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("pure")
class WordVectorsTest {
  private static final Tokenizer WORDS =
      Tokenizer.learn(
          new TextForm(TextUnit.WORD, 8, 10, 1),
          TextSamples.of(List.of("good bad", "good plot", "good"), List.of("a", "b", "a")));

  @TempDir Path folder;

  private final Map<String, float[]> read = new TreeMap<>();

  private WordVectors.Counts read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("vectors.txt"), text);
    read.clear();
    return WordVectors.read(file, WORDS, 3, (row, id) -> read.put(WORDS.decode(id), row.clone()));
  }

  private String refused(String text) {
    DataException refused = assertThrows(DataException.class, () -> read(text));
    return refused.getMessage().replace(folder.toString(), "").substring(1);
  }

  @Test
  void readsWithAHeaderAndWithout() throws IOException {
    String rows = "good 1 -2.5 3e-1\nother 1 1 1\nbad\t4 5 6 \n";
    for (String text : List.of(rows, "3 3\n" + rows, rows.replace("\n", "\r\n"))) {
      WordVectors.Counts counts = read(text);
      assertEquals(List.of("bad", "good"), List.copyOf(read.keySet()));
      assertArrayEquals(new float[] {1, -2.5f, 0.3f}, read.get("good"));
      assertArrayEquals(new float[] {4, 5, 6}, read.get("bad"));
      assertEquals(2, counts.found());
      assertEquals(3, counts.of());
      assertEquals(3, counts.lines());
      assertTrue(counts.toString().startsWith("2 of 3 words begin with a vector of "));
      assertTrue(counts.toString().endsWith("which has 3; 1 keep their initialization"));
    }
  }

  @Test
  void aWordMayHaveBlanksAndTheFirstOfTwoVectorsCounts() throws IOException {
    read("at name@domain.com 7 7 7\n. . . 1 2 3\ngood 1 2 3\n\ngood 4 5 6\n");
    assertArrayEquals(new float[] {1, 2, 3}, read.get("good"));
    assertEquals(1, read.size());
  }

  @Test
  void whatIsWrongIsNamedWithFileAndLine() {
    String wide = "expected vectors of 3 numbers, as the table is wide, found ";
    assertEquals("vectors.txt, line 1: " + wide + "4", refused("good 1 2 3 4\n"));
    assertEquals("vectors.txt, line 2: " + wide + "2", refused("good 1 2 3\nbad 1 2\n"));
    assertEquals("vectors.txt, line 1: " + wide + "300", refused("400000 300\ngood 1 2 3\n"));
    assertEquals("vectors.txt, line 2: " + wide + "0", refused("good 1 2 3\nbad\n"));
    assertEquals(
        "vectors.txt, line 1: expected a number as element 2, found \"x\"",
        refused("good 1 x 3\n"));
    assertEquals(
        "vectors.txt, line 1: expected a number as element 3, found \"NaN\"",
        refused("good 1 2 NaN\n"));
    assertEquals(
        "vectors.txt, line 1: expected a number as element 1, found \"1e39\"",
        refused("good 1e39 2 3\n"));
    assertEquals(
        "vectors.txt: none of its 1 words is one of the 3 of the vocabulary",
        refused("nobody 1 2 3\n"));
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("none.txt");
    DataException refused =
        assertThrows(
            DataException.class, () -> WordVectors.read(missing, WORDS, 3, (row, id) -> {}));
    assertTrue(refused.getMessage().contains("none.txt"), refused.getMessage());
  }
}
