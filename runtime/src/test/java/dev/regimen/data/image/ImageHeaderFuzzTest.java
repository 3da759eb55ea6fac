package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataException;
import dev.regimen.fuzz.Fuzz;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Headers of images: what is looked at before a decoder is. */
@Tag("pure")
final class ImageHeaderFuzzTest {
  private static final int SIDE = 6;

  @Test
  void pngs() throws IOException {
    byte[] plain = Made.png(Made.colour(SIDE, SIDE, (y, x) -> y * 3000 + x * 70));
    byte[] palette = Made.chunk("PLTE", new byte[] {1, 2, 3, 4, 5, 6});
    byte[] alpha = Made.chunk("tRNS", new byte[] {7});
    byte[] turned = Made.withChunk(plain, "eXIf", Made.exif(3, true));
    byte[] indexed = Made.png(SIDE, SIDE, 8, 3, new byte[SIDE * (SIDE + 1)], palette, alpha);
    run("png header", 0.1, ImageHeaderFuzzTest::read, turned, indexed);
    // Else hardly any damage would come behind a checksum.
    run(
        "png header of right checksums",
        0.1,
        input -> {
          byte[] mended = input.clone();
          DamagedImageTest.mend(mended);
          read(mended);
        },
        turned,
        indexed);
  }

  @Test
  void jpegs() throws IOException {
    byte[] plain = Made.jpeg(Made.colour(SIDE, SIDE, (y, x) -> y * 3000 + x * 70));
    byte[] grey = Made.jpeg(Made.grey(SIDE, SIDE, (y, x) -> y * x), true);
    byte[] turned = Made.withExif(plain, Made.exif(6, false));
    run("jpeg header", 0.2, ImageHeaderFuzzTest::read, turned, grey);
  }

  private static void run(String name, double share, Fuzz.Reader reader, byte[]... seeds) {
    new Fuzz(name, 4 * Fuzz.MIB, List.of(DataException.class)).run(share, List.of(seeds), reader);
  }

  private static void read(byte[] input) {
    ImageHeader header = ImageHeader.read("x", input);
    assertTrue(header.width() > 0 && header.height() > 0);
  }
}
