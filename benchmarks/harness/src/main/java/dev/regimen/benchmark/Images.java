package dev.regimen.benchmark;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * One part of Fashion-MNIST, as a peer without a reader of its own takes it from the files.
 *
 * @param pixels of all images, one after the other, from 0 to 1
 * @param labels the classes
 */
public record Images(float[] pixels, int[] labels) {
  /** The property that names the folder of data sets. */
  static final String FOLDER = "regimen.data";

  private static final int HEADER_OF_IMAGES = 16;
  private static final int HEADER_OF_LABELS = 8;

  /** The folder with the four files. */
  public static Path folder() {
    return Path.of(System.getProperty(FOLDER)).resolve("fashion-mnist");
  }

  /** Reads {@code train} or {@code t10k}. */
  public static Images read(String part) throws IOException {
    byte[] images = read(part + "-images-idx3-ubyte.gz", HEADER_OF_IMAGES);
    byte[] classes = read(part + "-labels-idx1-ubyte.gz", HEADER_OF_LABELS);
    float[] pixels = new float[images.length];
    for (int i = 0; i < images.length; i++) {
      pixels[i] = (images[i] & 0xff) / 255f;
    }
    int[] labels = new int[classes.length];
    for (int i = 0; i < classes.length; i++) {
      labels[i] = classes[i];
    }
    return new Images(pixels, labels);
  }

  private static byte[] read(String file, int header) throws IOException {
    try (InputStream bytes = Files.newInputStream(folder().resolve(file));
        DataInputStream data = new DataInputStream(new GZIPInputStream(bytes, 1 << 16))) {
      data.skipNBytes(header);
      return data.readAllBytes();
    }
  }
}
