package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.data.Dataset;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JPEGs of four components: colours by the textbook's formula for inks without a profile. */
@Tag("pure")
final class InksTest {
  private static final float EXACT = 2.5f / 255; // The JPEG itself is not exact.

  @TempDir private Path folder;

  /** A JPEG of one colour in four components. */
  private static byte[] jpeg(int... components) throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 8, 4, null);
    for (int i = 0; i < 16 * 8; i++) {
      raster.setPixel(i % 16, i / 16, components);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(1);
      writer.write(null, new IIOImage(raster, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] adobe(byte[] jpeg, int transform) {
    return Made.withSegment(
        jpeg, 0xffee, "Adobe", new byte[] {0, 100, 0, 0, 0, 0, (byte) transform});
  }

  private float[] pixel(byte[] jpeg) throws IOException {
    Path file = Made.write(folder.resolve("inks.jpg"), jpeg);
    float[] pixels = ImageFolder.read(folder).pixels(file);
    assertEquals(16 * 8 * 3, pixels.length);
    return new float[] {pixels[30], pixels[31], pixels[32]};
  }

  @Test
  void inksWithoutAMarker() throws IOException {
    // 40 % cyan, 20 % magenta, no yellow, 10 % black, in 255ths.
    float[] expected = {0.6f * 0.9f, 0.8f * 0.9f, 0.9f};
    assertArrayEquals(expected, pixel(jpeg(102, 51, 0, 25)), EXACT);
    assertArrayEquals(new float[] {1, 1, 1}, pixel(jpeg(0, 0, 0, 0)), EXACT);
    assertArrayEquals(new float[3], pixel(jpeg(0, 0, 0, 255)), EXACT);
  }

  @Test
  void adobesInksAreTurnedRound() throws IOException {
    float[] expected = {0.6f * 0.9f, 0.8f * 0.9f, 0.9f};
    assertArrayEquals(expected, pixel(adobe(jpeg(153, 204, 255, 230), 0)), EXACT);
  }

  @Test
  void lumaAndDifferencesInPlaceOfInks() throws IOException {
    // The complement of the turned inks of the case before, by the equations of JFIF 1.02.
    double red = 102;
    double green = 51;
    double blue = 0;
    double luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    int cb = (int) Math.round(128 + (blue - luma) / 1.772);
    int cr = (int) Math.round(128 + (red - luma) / 1.402);
    float[] expected = {0.6f * 0.9f, 0.8f * 0.9f, 0.9f};
    byte[] jpeg = adobe(jpeg((int) Math.round(luma), cb, cr, 230), 2);
    assertArrayEquals(expected, pixel(jpeg), 2 * EXACT);
    assertArrayEquals(new float[] {1, 1, 1}, pixel(adobe(jpeg(0, 128, 128, 255), 2)), EXACT);
  }

  @Test
  void theyAreInAFolderWhatOthersAre() throws IOException {
    Made.write(folder.resolve("a/1.jpg"), jpeg(0, 0, 0, 0));
    Made.write(folder.resolve("a/2.jpg"), Made.jpeg(Made.colour(8, 16, (y, x) -> 0xffffff)));
    Dataset data = ImageFolder.read(folder).load();
    assertArrayEquals(new int[] {8, 16, 3}, data.shape());
    float[] pixels = new float[data.features()];
    for (int n = 0; n < 2; n++) {
      data.features(n, pixels, 0);
      assertEquals(1, pixels[7], EXACT);
    }
    Dataset grey = ImageFolder.read(folder).size(4, 8).grey().load();
    assertArrayEquals(new int[] {4, 8, 1}, grey.shape());
  }
}
