package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IDX files made here: whole ones are read to the bit, others refused before memory is taken. */
@Tag("pure")
final class IdxTest {
  private static final int UBYTE = 0x08;
  private static final int FLOAT = 0x0d;

  @TempDir private Path folder;

  @Test
  void imagesOfTwoByThreePixels() throws IOException {
    Path images = write("images", idx(UBYTE, new int[] {2, 2, 3}, bytes(12)));
    Path labels = write("labels", idx(UBYTE, new int[] {2}, new byte[] {1, 0}));
    Dataset data = Idx.read(images, labels);
    assertArrayEquals(new int[] {2, 3, 1}, data.shape());
    float[] pixels = new float[7];
    data.features(1, pixels, 1);
    assertArrayEquals(
        new float[] {0, 6 / 255f, 7 / 255f, 8 / 255f, 9 / 255f, 10 / 255f, 11 / 255f}, pixels);
    assertEquals(1, data.label(0));
    assertEquals(List.of("0", "1"), data.classes());
  }

  @Test
  void colouredImagesAndVectorsOfFloatsKeepTheirShape() throws IOException {
    Path labels = write("labels", idx(UBYTE, new int[] {1}, new byte[] {0}));
    Path coloured = write("coloured", gzip(idx(UBYTE, new int[] {1, 2, 1, 3}, bytes(6))));
    assertArrayEquals(new int[] {2, 1, 3}, Idx.read(coloured, labels).shape());
    byte[] values = ByteBuffer.allocate(8).putFloat(-1.5f).putFloat(300f).array();
    Dataset vectors = Idx.read(write("vectors", idx(FLOAT, new int[] {1, 2}, values)), labels);
    float[] row = new float[2];
    vectors.features(0, row, 0);
    assertArrayEquals(new float[] {-1.5f, 300f}, row);
  }

  @Test
  void filesThatAreNoIdx() throws IOException {
    String expected =
        ": expected an IDX file, which begins with 00 00, a type (08 09 0b 0c 0d 0e) and the number"
            + " of dimensions; found ";
    refuses(expected + "50 4b 03 04: a zip archive", new byte[] {'P', 'K', 3, 4, 0, 0});
    refuses(expected + "00 00 07 03", new byte[] {0, 0, 7, 3, 0, 0});
    refuses(expected + "00 00 08 00", new byte[] {0, 0, 8, 0, 0, 0});
    refuses(": the file is truncated: it ends in the header", new byte[] {0, 0, 8});
    refuses(": the file is truncated: it ends in the header", new byte[0]);
    refuses(": the file is truncated: it ends in the header", new byte[] {0, 0, 8, 2, 0, 0, 0, 1});
  }

  @Test
  void headersThatLie() throws IOException {
    refuses(
        ": the header claims [2147483647, 28, 28] of UBYTE, 1683627179248 bytes, but the file can"
            + " hold at most 16",
        idx(UBYTE, new int[] {Integer.MAX_VALUE, 28, 28}, new byte[0]));
    byte[] packed = gzip(idx(UBYTE, new int[] {Integer.MAX_VALUE, 28, 28}, new byte[0]));
    refuses(
        ": the header claims [2147483647, 28, 28] of UBYTE, 1683627179248 bytes, but the file can"
            + " hold at most "
            + packed.length * 1032L,
        packed);
    refuses(
        ": the header claims 2147483648 for dimension 1 of 3; expected 1 to 2147483647",
        idx(UBYTE, new int[] {Integer.MIN_VALUE, 28, 28}, new byte[0]));
    refuses(
        ": the header claims 0 for dimension 2 of 3; expected 1 to 2147483647",
        idx(UBYTE, new int[] {1, 0, 28}, new byte[0]));
    refuses(
        ": the header claims samples of [65536, 65536, 1], more than 67108864 values each",
        idx(UBYTE, new int[] {1, 65536, 65536}, new byte[9]));
  }

  @Test
  void dataThatIsTooShortOrTooLong() throws IOException {
    byte[] whole = idx(UBYTE, new int[] {2, 2, 3}, bytes(12));
    refuses(
        ": the file is truncated: the header claims [2, 2, 3] of UBYTE, but the data ends in"
            + " sample 1",
        Arrays.copyOf(whole, whole.length - 1));
    refuses(
        ": there is more data than the [2, 2, 3] of UBYTE that the header claims",
        Arrays.copyOf(whole, whole.length + 1));
    refuses(
        ": there is more data than the [2, 2, 3] of UBYTE that the header claims",
        gzip(Arrays.copyOf(whole, whole.length + 1)));
    refuses(
        ": the file is truncated: the header claims [2, 2, 3] of UBYTE, but the data ends in"
            + " sample 1",
        gzip(Arrays.copyOf(whole, whole.length - 6)));
    byte[] packed = gzip(whole);
    refuses(
        ": the file is truncated: it ends within its packed data",
        Arrays.copyOf(packed, packed.length - 4));
    packed[packed.length - 8] ^= 1;
    refuses(": cannot be read: Corrupt GZIP trailer", packed);
  }

  @Test
  void valuesThatAreNone() throws IOException {
    byte[] values = ByteBuffer.allocate(16).putFloat(4, Float.NaN).array();
    refuses(", index 0: value 1 is not a finite number: NaN", idx(FLOAT, new int[] {2, 2}, values));
  }

  @Test
  void labelsThatDoNotFit() throws IOException {
    Path images = write("images", idx(UBYTE, new int[] {2, 2, 3}, bytes(12)));
    Path three = write("three", idx(UBYTE, new int[] {3}, new byte[] {1, 0, 2}));
    Refusal.of(
        images + ": the file holds 2 samples but " + three + " holds 3 labels",
        () -> Idx.read(images, three));
    Refusal.of(
        images + ": expected labels, a file of one dimension, found [2, 2, 3] of UBYTE",
        () -> Idx.read(images, images));
    Path labels = write("labels", idx(UBYTE, new int[] {2}, new byte[] {1, (byte) 200}));
    Refusal.of(
        labels + ", index 1: label 200 is out of range: there are 2 classes, counted from 0",
        () -> Idx.read(images, labels, List.of("cat", "dog")));
    Path negative = write("negative", idx(0x09, new int[] {2}, new byte[] {1, -1}));
    Refusal.of(
        negative + ", index 1: expected a class index of at least 0 and below 1000000, found -1",
        () -> Idx.read(images, negative));
    byte[] half = ByteBuffer.allocate(8).putFloat(4, 0.5f).array();
    Path real = write("real", idx(FLOAT, new int[] {2}, half));
    Refusal.of(real + ", index 1: expected a class index, found 0.5", () -> Idx.read(images, real));
  }

  @Test
  void foldersWithoutTheirFiles() throws IOException {
    Refusal.of(
        folder
            + ": expected a file train-images-idx3-ubyte or train-images-idx3-ubyte.gz, found none",
        () -> Idx.load(folder));
    Path absent = folder.resolve("absent");
    Refusal.of(absent + ": expected a folder with IDX files, found none", () -> Idx.load(absent));
    write("a-train-images-idx3-ubyte", bytes(1));
    write("b-train-images-idx3-ubyte", bytes(1));
    Refusal.of(
        folder
            + ": expected one file such as train-images-idx3-ubyte, found"
            + " [a-train-images-idx3-ubyte, b-train-images-idx3-ubyte]",
        () -> Idx.load(folder));
  }

  @Test
  void aFolderIsReadWithClassesOfBothParts() throws IOException {
    write("train-images.idx3-ubyte", gzip(idx(UBYTE, new int[] {2, 2, 3}, bytes(12))));
    write("train-labels.idx1-ubyte", idx(UBYTE, new int[] {2}, new byte[] {0, 1}));
    write("t10k-images-idx3-ubyte", idx(UBYTE, new int[] {1, 2, 3}, bytes(6)));
    write("t10k-images-idx3-ubyte.gz", gzip(idx(UBYTE, new int[] {1, 2, 3}, bytes(6))));
    write("t10k-labels-idx1-ubyte.gz", gzip(idx(UBYTE, new int[] {1}, new byte[] {3})));
    TrainTest data = Idx.load(folder);
    assertEquals(List.of("0", "1", "2", "3"), data.train().classes());
    assertEquals(3, data.test().label(0));
  }

  private void refuses(String problem, byte[] images) throws IOException {
    Path file = write("images", images);
    Path labels = write("labels", idx(UBYTE, new int[] {2}, new byte[] {1, 0}));
    Refusal.of(file + problem, () -> Idx.read(file, labels));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  static byte[] idx(int type, int[] sizes, byte[] values) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
    file.putInt(type << 8 | sizes.length);
    for (int size : sizes) {
      file.putInt(size);
    }
    return file.put(values).array();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
