package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged images: whatever the damage, reading gives an image or a {@link DataException} that
 * begins with the file's name, and never anything else.
 */
@Timeout(120)
@Tag("pure")
final class DamagedImageTest {
  private static final int ROUNDS = 600;
  private static final int SIDE = 24;

  @TempDir private Path folder;

  @Test
  void jpegs() throws IOException {
    Made.Paint paint = (y, x) -> y * 3000 + x * 70;
    byte[] exif = Made.exif(6, false);
    survives(Made.withExif(Made.jpeg(Made.colour(SIDE, SIDE, paint)), exif), 1);
    survives(Made.withExif(Made.jpeg(Made.colour(SIDE, SIDE, paint), true), exif), 2);
    survives(Made.jpeg(Made.grey(SIDE, SIDE, (y, x) -> y * x & 0xff)), 3);
  }

  @Test
  void pngs() throws IOException {
    byte[] png = Made.png(Made.colour(SIDE, SIDE, (y, x) -> y * 3000 + x * 70));
    assertEquals(1, survives(Made.withChunk(png, "eXIf", Made.exif(3, true)), 4));
  }

  @Test
  void pngsWhoseChecksumsWereMended() throws IOException {
    // Else no damage would come as far as the decoder.
    byte[] colours = Made.chunk("PLTE", new byte[] {1, 2, 3, 4, 5, 6});
    byte[] alpha = Made.chunk("tRNS", new byte[] {7});
    byte[] rows = new byte[SIDE * (SIDE + 1)];
    byte[] valid = Made.png(SIDE, SIDE, 8, 3, rows, colours, alpha);
    Random random = new Random(5);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = valid.clone();
      for (int times = random.nextInt(3); times >= 0; times--) {
        damaged[16 + random.nextInt(damaged.length - 16)] = (byte) random.nextInt(256);
      }
      mend(damaged);
      read(damaged);
    }
  }

  /** Returns how often an image came out, the undamaged one included. */
  private int survives(byte[] valid, long seed) throws IOException {
    Random random = new Random(seed);
    int images = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = valid.clone();
      if (round > 0) {
        for (int times = random.nextInt(3); times >= 0; times--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
          damaged = Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length));
        }
      }
      images += !Arrays.equals(damaged, valid) || round == 0 ? read(damaged) : 0;
    }
    assertTrue(images > 0, "not even the whole image was read");
    return images;
  }

  private int read(byte[] bytes) throws IOException {
    Path file = Made.write(folder.resolve("damaged"), bytes);
    try {
      float[] pixels = ImageFolder.read(folder).size(5).colour().pixelLimit(1 << 20).pixels(file);
      assertEquals(75, pixels.length);
      for (float pixel : pixels) {
        assertTrue(pixel >= 0 && pixel <= 1);
      }
      return 1;
    } catch (DataException e) {
      assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
      return 0;
    }
  }

  /** Writes the right checksum into every chunk that can be found. */
  static void mend(byte[] png) {
    int at = 8;
    while (at + 12 <= png.length) {
      int length =
          (png[at] & 0xff) << 24
              | (png[at + 1] & 0xff) << 16
              | (png[at + 2] & 0xff) << 8
              | png[at + 3] & 0xff;
      if (length < 0 || length > png.length - at - 12) {
        return;
      }
      CRC32 crc = new CRC32();
      crc.update(png, at + 4, length + 4);
      for (int i = 0; i < 4; i++) {
        png[at + 8 + length + i] = (byte) (crc.getValue() >>> (24 - 8 * i));
      }
      at += 12 + length;
    }
  }
}
