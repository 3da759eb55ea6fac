package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that do not fit into memory, and texts that would not. */
@Tag("pure")
final class CsvLargeTest {
  private static final int ROWS = 5000;

  @TempDir private Path folder;

  private Path table() throws IOException {
    Random random = new Random(2);
    StringBuilder text = new StringBuilder("a,b,kind,y\n");
    for (int n = 0; n < ROWS; n++) {
      text.append(random.nextGaussian()).append(',');
      text.append(n % 7 == 0 ? "" : Float.toString(random.nextFloat())).append(',');
      text.append("red,green,blue".split(",")[random.nextInt(3)]).append(',');
      text.append(n % 2).append('\n');
    }
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  private static Csv reader(Path file) {
    return Csv.read(file).label("y").missing(Missing.MEAN);
  }

  @Test
  void whatDoesNotFitIsReadWhereItLies() throws IOException {
    Path file = table();
    Dataset memory = reader(file).load();
    long temporary = temporaryFiles();
    for (long room : new long[] {0, 30_000, ROWS * 5 * 4L - 1}) {
      Dataset mapped = reader(file).room(room).load();
      assertEquals(ROWS * 4, mapped.heldBytes());
      assertEquals(ROWS * (4 + 5 * 4), memory.heldBytes());
      float[] a = new float[5];
      float[] b = new float[5];
      for (int n = 0; n < ROWS; n++) {
        memory.features(n, a, 0);
        mapped.features(n, b, 0);
        assertArrayEquals(a, b);
        assertEquals(memory.label(n), mapped.label(n));
      }
      assertEquals(
          Preprocessing.fit(memory, true, false).toString(),
          Preprocessing.fit(mapped, true, false).toString());
    }
    assertEquals(memory.heldBytes(), reader(file).room(ROWS * 5 * 4L).load().heldBytes());
    assertEquals(temporary, temporaryFiles());
  }

  private static long temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("regimen-table"))
          .count();
    }
  }

  /** Some 100 kB of gzip that unpack to 100 MB without a line break, in each way to read them. */
  @Test
  void aPackedFileOfOneLineIsRefusedByALimit() throws IOException {
    for (String unit : new String[] {"a", "1,", "1 ", "\"a\n"}) {
      Path file = folder.resolve("line.gz");
      byte[] piece = unit.repeat(1 << 19).getBytes(StandardCharsets.US_ASCII);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        for (int n = 0; n < 100; n++) {
          out.write(piece);
        }
      }
      assertTrue(Files.size(file) < 1 << 19);
      refuses(file, Csv.read(file).label(-1));
      if (unit.indexOf('\n') < 0) {
        refuses(file, Csv.read(file).whitespace().label(-1));
        refuses(file, Csv.read(file).skipLines(1).label(-1));
      }
    }
  }

  private static void refuses(Path file, Csv csv) {
    DataException refusal = assertThrows(DataException.class, csv::load);
    assertTrue(refusal.getMessage().startsWith(file.toString()), refusal::getMessage);
    assertTrue(refusal.getMessage().length() < 1000, refusal::getMessage);
  }

  @Test
  void aTableOfTwentyThousandColumnsIsATable() throws IOException {
    int columns = 20_000;
    String header =
        IntStream.range(0, columns).mapToObj(c -> "c" + c).collect(Collectors.joining(","));
    String row = "0.5,".repeat(columns - 1);
    Path file =
        Files.writeString(folder.resolve("wide.csv"), header + "\n" + row + "0\n" + row + "1\n");
    assertEquals(columns - 1, Csv.read(file).label(-1).load().features());
  }
}
