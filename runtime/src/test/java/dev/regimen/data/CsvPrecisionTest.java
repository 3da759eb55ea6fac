package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that only a double tells apart are refused; those that a float keeps are read. */
@Tag("pure")
final class CsvPrecisionTest {
  @TempDir private Path folder;

  private Path table(int rows, IntFunction<String> cell) throws IOException {
    StringBuilder text = new StringBuilder("x,z,y\n");
    for (int i = 0; i < rows; i++) {
      text.append(cell.apply(i)).append(',').append(i * i).append(',').append(i % 2).append('\n');
    }
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  private void refuses(int different, int equal, IntFunction<String> cell) throws IOException {
    Path file = table(60, cell);
    for (boolean target : new boolean[] {false, true}) {
      Csv csv = target ? Csv.read(file).target("x") : Csv.read(file).label("y");
      DataException refusal = assertThrows(DataException.class, csv::load);
      assertEquals("x", refusal.column().orElseThrow());
      assertTrue(
          refusal
              .getMessage()
              .contains(different + " different ones would become " + equal + "; subtract"),
          refusal.getMessage());
    }
  }

  @Test
  void secondsSinceTheEpoch() throws IOException {
    // Floats here lie 128 apart. The number that a float holds exactly costs nothing.
    refuses(59, 1, i -> Long.toString(1_700_000_000L + i));
  }

  @Test
  void siblings() throws IOException {
    refuses(60, 1, i -> Double.toString(1_700_000_000.5 + i));
    refuses(59, 1, i -> i + "e-47");
    refuses(60, 1, i -> Integer.toString(2_016_777_217 + i));
  }

  @Test
  void whatAFloatKeepsIsRead() throws IOException {
    assertEquals(60, load(i -> Integer.toString(1_700_000_000 + 3600 * i)).size());
    assertEquals(60, load(i -> Double.toString(-122.23 + i * 0.01)).size());
    assertEquals(60, load(i -> i % 2 == 0 ? "0.3" : "0.30000000000000004").size());
    assertEquals(60, load(i -> i == 0 ? "1e-47" : Double.toString(0.1 * i)).size());
    assertEquals(60, load(i -> "0.1").size());
  }

  private Dataset load(IntFunction<String> cell) throws IOException {
    return Csv.read(table(60, cell)).label("y").load();
  }
}
