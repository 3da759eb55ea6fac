package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files: whatever the damage, a reader gives a whole data set of finite numbers or a {@link
 * DataException} that begins with the file's name, and never anything else.
 */
@Tag("pure")
final class FuzzTest {
  private static final int ROUNDS = 1000;

  @TempDir private Path folder;

  private interface Reader {
    Dataset read(Path file) throws IOException;
  }

  @Test
  void damagedIdxFiles() throws IOException {
    byte[] values = ByteBuffer.allocate(4 * 12).putFloat(1).putFloat(2).array();
    Path labels =
        Files.write(folder.resolve("labels"), IdxTest.idx(8, new int[] {2}, new byte[] {0, 1}));
    byte[] images = IdxTest.idx(0x0d, new int[] {2, 2, 3}, values);
    survives(images, file -> Idx.read(file, labels));
    survives(IdxTest.gzip(images), file -> Idx.read(file, labels));
    Path whole = Files.write(folder.resolve("images"), images);
    survives(IdxTest.idx(8, new int[] {2}, new byte[] {0, 1}), file -> Idx.read(whole, file));
  }

  @Test
  void damagedTables() throws IOException {
    byte[] table =
        "a,\"b \"\"c\"\"\",kind,y\n1,2e3,red,0\n-.5,\"3\",\"blue, or\nso\",1\n,7,red,2\n"
            .getBytes(StandardCharsets.UTF_8);
    survives(table, file -> Csv.read(file).label("y").missing(Missing.MEAN).load());
    survives(IdxTest.gzip(table), file -> Csv.read(file).target(-1).missing(Missing.MEAN).load());
    survives(
        "1 2 \"a b\" 3\n4 ? \"c\" 6\n".getBytes(StandardCharsets.UTF_8),
        file ->
            Csv.read(file)
                .whitespace()
                .header(false)
                .label(-1)
                .missingTokens("?")
                .missing(Missing.DROP_ROW)
                .load());
  }

  private void survives(byte[] valid, Reader reader) throws IOException {
    Random random = new Random(1);
    Path file = folder.resolve("damaged");
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = round == 0 ? valid : damage(valid, random);
      Files.write(file, damaged);
      try {
        assertSound(reader.read(file));
        read++;
      } catch (DataException e) {
        assertTrue(e.getMessage().startsWith(folder.toString()), e.getMessage());
      }
    }
    assertTrue(read > 0, "not even the whole file was read");
  }

  private static void assertSound(Dataset data) {
    assertTrue(data.size() > 0);
    float[] row = new float[data.features()];
    boolean mayMiss = data.columns().isPresent();
    for (int i = 0; i < data.size(); i++) {
      data.features(i, row, 0);
      for (float value : row) {
        assertTrue(Float.isFinite(value) || (mayMiss && Float.isNaN(value)));
      }
      assertTrue(!data.labelled() || data.label(i) < data.classes().size());
    }
  }

  private static byte[] damage(byte[] valid, Random random) {
    byte[] damaged = valid.clone();
    for (int times = random.nextInt(3); times >= 0; times--) {
      int at = random.nextInt(damaged.length);
      switch (random.nextInt(5)) {
        case 0:
          damaged[at] ^= (byte) (1 << random.nextInt(8));
          break;
        case 1:
          damaged[at] = (byte) random.nextInt(256);
          break;
        case 2:
          damaged[at] = (byte) "\",\n\r 0e-.N\0".charAt(random.nextInt(11));
          break;
        case 3:
          damaged = Arrays.copyOf(damaged, Math.max(1, at));
          break;
        default:
          byte[] longer = Arrays.copyOf(damaged, damaged.length + at);
          System.arraycopy(damaged, 0, longer, damaged.length, at);
          damaged = longer;
      }
    }
    return damaged;
  }
}
