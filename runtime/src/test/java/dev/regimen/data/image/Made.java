package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Image files made for a test. */
final class Made {
  private Made() {}

  /** What a pixel is, as red, green, blue in one number. */
  interface Paint {
    int at(int y, int x);
  }

  static BufferedImage colour(int height, int width, Paint paint) {
    return image(BufferedImage.TYPE_INT_RGB, height, width, paint);
  }

  /** A grey image whose stored values are those given, without Java's gamma. */
  static BufferedImage grey(int height, int width, Paint paint) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, paint.at(y, x));
      }
    }
    return image;
  }

  static BufferedImage image(int type, int height, int width, Paint paint) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, paint.at(y, x));
      }
    }
    return image;
  }

  static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, "png", bytes));
    return bytes.toByteArray();
  }

  /** A JPEG of the best quality, still not exact. */
  static byte[] jpeg(BufferedImage image, boolean progressive) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(1);
      how.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static byte[] jpeg(BufferedImage image) throws IOException {
    return jpeg(image, false);
  }

  /** EXIF with nothing but an orientation, big-endian or little-endian. */
  static byte[] exif(int orientation, boolean bigEndian) {
    ByteBuffer tiff = ByteBuffer.allocate(26);
    tiff.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) (bigEndian ? 'M' : 'I')).put((byte) (bigEndian ? 'M' : 'I'));
    tiff.putShort((short) 42).putInt(8).putShort((short) 1);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
    return tiff.array();
  }

  /** A JPEG with EXIF after its beginning. */
  static byte[] withExif(byte[] jpeg, byte[] exif) {
    return withSegment(jpeg, 0xffe1, "Exif\0\0", exif);
  }

  /** A JPEG with another segment after its beginning. */
  static byte[] withSegment(byte[] jpeg, int marker, String name, byte[] data) {
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + name.length() + data.length + 4);
    file.put(jpeg, 0, 2).putShort((short) marker);
    file.putShort((short) (name.length() + data.length + 2));
    file.put(name.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    return file.put(jpeg, 2, jpeg.length - 2).array();
  }

  /** A PNG with a chunk after its header. */
  static byte[] withChunk(byte[] png, String type, byte[] data) {
    int header = 8 + 25;
    byte[] chunk = chunk(type, data);
    return ByteBuffer.allocate(png.length + chunk.length)
        .put(png, 0, header)
        .put(chunk)
        .put(png, header, png.length - header)
        .array();
  }

  /** A PNG of any kind, from its header and its filtered rows. */
  static byte[] png(int width, int height, int bits, int colourType, byte[] rows, byte[]... chunks)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) bits).put((byte) colourType);
    file.write(chunk("IHDR", header.array()));
    for (byte[] chunk : chunks) {
      file.write(chunk);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(rows);
    }
    file.write(chunk("IDAT", packed.toByteArray()));
    file.write(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  static Path write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }
}
