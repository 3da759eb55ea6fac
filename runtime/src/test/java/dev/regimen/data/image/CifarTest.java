package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.data.Refusal;
import dev.regimen.data.TrainTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CIFAR's binary files, made here by the description on the data set's page. */
@Tag("pure")
final class CifarTest {
  private static final int PLANE = 1024;

  @TempDir private Path folder;

  @Test
  void planesBecomeChannels() throws IOException {
    ten(2);
    TrainTest data = Cifar10.load(folder);
    assertEquals(10, data.train().size());
    assertEquals(2, data.test().size());
    assertArrayEquals(new int[] {32, 32, 3}, data.train().shape());
    assertEquals(Cifar10.CLASSES, data.train().classes());
    float[] pixels = new float[3 * PLANE];
    // The second record of the third batch.
    data.train().features(5, pixels, 0);
    for (int i = 0; i < PLANE; i++) {
      for (int c = 0; c < 3; c++) {
        assertEquals(((i + 80 * c + 5) & 0xff) / 255f, pixels[3 * i + c]);
      }
    }
    assertEquals(5, data.train().label(5));
    assertEquals(1, data.test().label(1));
  }

  @Test
  void namesOfTheFileAndTheFolderInside() throws IOException {
    ten(1);
    Path inside = Files.createDirectories(folder.resolve("x/cifar-10-batches-bin"));
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.move(file, inside.resolve(file.getFileName()));
      }
    }
    Path names = inside.resolve("batches.meta.txt");
    Files.writeString(names, "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");
    assertEquals(
        List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"),
        Cifar10.load(folder.resolve("x")).test().classes());
    Files.writeString(names, "a\n".repeat(40_000));
    Refusal.of(
        names + ": expected 10 names of classes, found 80000 bytes; at most 65536 are read",
        () -> Cifar10.load(folder.resolve("x")));
    Files.writeString(names, "a\nb\n");
    Refusal.of(
        names + ": expected 10 names of classes, found 2", () -> Cifar10.load(folder.resolve("x")));
  }

  @Test
  void hundredHasTwoLabels() throws IOException {
    Files.write(folder.resolve("train.bin"), record(new int[] {3, 99}, 7));
    Files.write(folder.resolve("test.bin"), record(new int[] {19, 0}, 9));
    TrainTest fine = Cifar100.load(folder);
    assertEquals("worm", fine.train().classes().get(fine.train().label(0)));
    assertEquals("apple", fine.test().classes().get(fine.test().label(0)));
    TrainTest coarse = Cifar100.load(folder, Cifar100.Level.COARSE);
    assertEquals("food_containers", coarse.train().classes().get(coarse.train().label(0)));
    assertEquals("vehicles_2", coarse.test().classes().get(coarse.test().label(0)));
    float[] pixels = new float[3 * PLANE];
    coarse.train().features(0, pixels, 0);
    assertEquals(87 / 255f, pixels[1]);
    assertEquals(100, Cifar100.Level.FINE.classes().size());
    assertEquals(20, Cifar100.Level.COARSE.classes().size());
  }

  @Test
  void filesThatAreNotWhole() throws IOException {
    ten(2);
    Path third = folder.resolve("data_batch_3.bin");
    byte[] whole = Files.readAllBytes(third);
    Files.write(third, Arrays.copyOf(whole, whole.length - 1));
    Refusal.of(
        third
            + ", index 1: the file is truncated: expected a record of 3073 bytes, found the first"
            + " 3072",
        () -> Cifar10.load(folder));
    Files.write(third, Arrays.copyOf(whole, whole.length + 1));
    Refusal.of(
        third
            + ", index 2: the file is truncated: expected a record of 3073 bytes, found the first"
            + " 1",
        () -> Cifar10.load(folder));
    Files.write(third, Arrays.copyOf(whole, whole.length / 2));
    Refusal.of(
        third + ": expected 2 records as in data_batch_1.bin, found 1", () -> Cifar10.load(folder));
    Files.write(third, new byte[0]);
    Refusal.of(third + ": the file is empty", () -> Cifar10.load(folder));
    whole[3073] = 10;
    Files.write(third, whole);
    Refusal.of(
        third + ", index 1: expected a label below 10, found 10", () -> Cifar10.load(folder));
    Files.delete(third);
    Refusal.of(
        third + ": expected a file of CIFAR records, found none", () -> Cifar10.load(folder));
    Path absent = folder.resolve("absent");
    Refusal.of(
        absent + ": expected a folder with CIFAR files, found none", () -> Cifar100.load(absent));
  }

  /** Five batches and a test batch; the label and the first value of a record are its index. */
  private void ten(int records) throws IOException {
    for (int batch = 0; batch < 5; batch++) {
      write("data_batch_" + (batch + 1) + ".bin", records, batch * records);
    }
    write("test_batch.bin", records, 0);
  }

  private void write(String name, int records, int from) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(records * 3073);
    for (int n = from; n < from + records; n++) {
      file.put(record(new int[] {n}, n));
    }
    Files.write(folder.resolve(name), file.array());
  }

  private static byte[] record(int[] labels, int first) {
    ByteBuffer record = ByteBuffer.allocate(labels.length + 3 * PLANE);
    for (int label : labels) {
      record.put((byte) label);
    }
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < PLANE; i++) {
        record.put((byte) (i + 80 * c + first));
      }
    }
    return record.array();
  }
}
