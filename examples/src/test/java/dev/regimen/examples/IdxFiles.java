package dev.regimen.examples;

import dev.regimen.data.Dataset;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The four files of MNIST, with other images in them. */
final class IdxFiles {
  private static final int SIDE = 28;

  private IdxFiles() {}

  /** Writes the same images for training and for the test. */
  static void write(Path folder, Dataset images) throws IOException {
    for (String part : List.of("train", "t10k")) {
      pixels(folder.resolve(part + "-images-idx3-ubyte"), images);
      labels(folder.resolve(part + "-labels-idx1-ubyte"), images);
    }
  }

  private static void pixels(Path file, Dataset images) throws IOException {
    float[] image = new float[images.features()];
    try (DataOutputStream idx = new DataOutputStream(Files.newOutputStream(file))) {
      idx.writeInt(0x0803);
      idx.writeInt(images.size());
      idx.writeInt(SIDE);
      idx.writeInt(SIDE);
      for (int i = 0; i < images.size(); i++) {
        images.features(i, image, 0);
        for (float pixel : image) {
          idx.writeByte(Math.round(255 * pixel));
        }
      }
    }
  }

  private static void labels(Path file, Dataset images) throws IOException {
    try (DataOutputStream idx = new DataOutputStream(Files.newOutputStream(file))) {
      idx.writeInt(0x0801);
      idx.writeInt(images.size());
      for (int i = 0; i < images.size(); i++) {
        idx.writeByte(images.label(i));
      }
    }
  }
}
