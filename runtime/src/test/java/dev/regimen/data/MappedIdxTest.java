package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/** IDX files that are read where they lie, and those that claim more than there is room for. */
@Tag("training")
final class MappedIdxTest {
  private static final int[] TYPES = {0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x0e};

  @TempDir private Path folder;

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path labels(int samples) throws IOException {
    byte[] values = new byte[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (byte) (i % 3);
    }
    return write("labels", IdxTest.idx(8, new int[] {samples}, values));
  }

  /** Samples of a type; small whole numbers, which every type holds. */
  private static byte[] file(int type, int samples) {
    Random random = new Random(type);
    ByteBuffer values = ByteBuffer.allocate(samples * 6 * 8);
    for (int i = 0; i < samples * 6; i++) {
      int value = random.nextInt(100);
      switch (type) {
        case 0x0b -> values.putShort((short) value);
        case 0x0c -> values.putInt(value);
        case 0x0d -> values.putFloat(value);
        case 0x0e -> values.putDouble(value);
        default -> values.put((byte) value);
      }
    }
    byte[] bytes = new byte[values.position()];
    values.flip().get(bytes);
    return IdxTest.idx(type, new int[] {samples, 2, 3}, bytes);
  }

  @Test
  void samplesAndStatisticsAreThoseInMemory() throws IOException {
    for (int type : TYPES) {
      Path images = write("images" + type, file(type, 50));
      Dataset memory = Idx.read(images, labels(50));
      Dataset mapped = Idx.map(images, labels(50));
      assertTrue(memory.heldBytes() >= 50 * 6);
      assertEquals(50 * Integer.BYTES, mapped.heldBytes());
      float[] a = new float[6];
      float[] b = new float[6];
      for (int n = 0; n < 50; n++) {
        memory.features(n, a, 0);
        mapped.features(n, b, 0);
        assertArrayEquals(a, b);
      }
      assertEquals(
          Preprocessing.fit(memory, true, false).toString(),
          Preprocessing.fit(mapped, true, false).toString());
    }
  }

  @Test
  void damagedFilesAreRefusedInTheSameWords() throws IOException {
    byte[] whole = file(0x0d, 3);
    byte[] longer = java.util.Arrays.copyOf(whole, whole.length + 1);
    byte[] shorter = java.util.Arrays.copyOf(whole, whole.length - 1);
    byte[] infinite = whole.clone();
    ByteBuffer.wrap(infinite).putFloat(whole.length - 4, Float.NaN);
    for (byte[] damaged : new byte[][] {longer, shorter, infinite}) {
      Path images = write("damaged", damaged);
      Path labels = labels(3);
      DataException refusal = assertThrows(DataException.class, () -> Idx.read(images, labels));
      Refusal.of(refusal.getMessage(), () -> Idx.map(images, labels));
    }
    Path packed = write("packed", IdxTest.gzip(whole));
    Path labels = labels(3);
    Refusal.of(
        packed + ": a packed file cannot be read where it lies; unpack it",
        () -> Idx.map(packed, labels));
  }

  /** A sparse file of twice the heap: nothing of it is on the heap, nor on the disk. */
  @Test
  void whatDoesNotFitIsMappedByItself() throws IOException {
    int side = 1 << 10;
    int samples = (int) (2 * Runtime.getRuntime().maxMemory() / ((long) side * side)) + 1;
    Path images = write("large", IdxTest.idx(8, new int[] {samples, side, side}, new byte[0]));
    try (var file = new java.io.RandomAccessFile(images.toFile(), "rw")) {
      file.setLength(16 + (long) samples * side * side);
      file.seek(file.length() - 1);
      file.write(51);
    }
    Dataset data = Idx.read(images, labels(samples));
    assertEquals((long) samples * Integer.BYTES, data.heldBytes());
    float[] pixels = new float[side * side];
    data.features(samples - 1, pixels, 0);
    assertEquals(0.2f, pixels[pixels.length - 1]);
    assertEquals(0, pixels[pixels.length - 2]);
  }

  /** Some 600 kB that unpack to twice the heap: refused by the header. */
  @Test
  void aSmallFileThatUnpacksToMoreThanThereIsRoomForIsRefused() throws IOException {
    long room = Runtime.getRuntime().maxMemory();
    int samples = (int) (room / (1 << 26)) + 1;
    Path images = folder.resolve("bomb.gz");
    try (OutputStream file = Files.newOutputStream(images);
        OutputStream out = new GZIPOutputStream(file)) {
      out.write(IdxTest.idx(8, new int[] {samples, 1 << 13, 1 << 13}, new byte[0]));
    }
    // As long as the header needs it to be; what follows is never reached.
    try (OutputStream out =
        Files.newOutputStream(images, java.nio.file.StandardOpenOption.APPEND)) {
      out.write(new byte[(int) (((long) samples << 26) / 1032) + 1]);
    }
    Path labels = labels(samples);
    DataException refusal = assertThrows(DataException.class, () -> Idx.read(images, labels));
    assertTrue(
        refusal.getMessage().contains("which takes more than half of the heap")
            && refusal.getMessage().contains("unpack the file"),
        refusal::getMessage);
  }

  @Test
  void otherFilesAreNamed() throws IOException {
    Path labels = labels(1);
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    Path image = write("image", png);
    DataException refusal = assertThrows(DataException.class, () -> Idx.read(image, labels));
    assertTrue(refusal.getMessage().endsWith("found 89 50 4e 47: a PNG"), refusal::getMessage);
    Path page = write("page", IdxTest.gzip("<!DOCTYPE html><html>".getBytes("US-ASCII")));
    refusal = assertThrows(DataException.class, () -> Idx.read(page, labels));
    assertTrue(
        refusal.getMessage().endsWith("a web page (HTML); was the download refused?"),
        refusal::getMessage);
  }

  @Test
  void doublesThatFloatsCannotTellApartAreRefused() throws IOException {
    ByteBuffer values = ByteBuffer.allocate(20 * 2 * 8);
    double[][] rows = new double[20][2];
    double[] targets = new double[20];
    for (int n = 0; n < 20; n++) {
      rows[n] = new double[] {n, 1_700_000_000.5 + n};
      targets[n] = rows[n][1];
      values.putDouble(rows[n][0]).putDouble(rows[n][1]);
    }
    String problem =
        ": numbers such as 1.7000000005E9 lie too close together for a float: 20 different ones"
            + " would become 1; subtract a constant from the column, or change its unit";
    Path file = write("doubles", IdxTest.idx(0x0e, new int[] {20, 2}, values.array()));
    Path labels = labels(20);
    Refusal.of(file + ", column \"value 1\"" + problem, () -> Idx.read(file, labels));
    Refusal.of(file + ", column \"value 1\"" + problem, () -> Idx.map(file, labels));
    Refusal.of(
        "data in memory, column \"feature 1\"" + problem,
        () -> InMemory.regression(Nd4j.createFromArray(rows), Nd4j.createFromArray(new float[20])));
    Refusal.of(
        "data in memory, column \"target 0\"" + problem,
        () ->
            InMemory.regression(
                Nd4j.createFromArray(new float[20][2]), Nd4j.createFromArray(targets)));
    double[][] far = new double[20][2];
    for (int n = 0; n < 20; n++) {
      far[n][1] = 0.1 * n;
    }
    assertEquals(
        20,
        InMemory.regression(Nd4j.createFromArray(far), Nd4j.createFromArray(new float[20])).size());
  }
}
