package dev.regimen.data.known;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataFolder;
import dev.regimen.data.TrainTest;
import dev.regimen.data.image.Cifar10;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sets that are offered, as far as they can be had without a network. */
@Tag("training")
final class WellKnownTest {
  @TempDir private Path cache;

  @Test
  void mnistFromACacheThatHasIt() {
    TrainTest data = WellKnown.MNIST.load(DataFolder.of("mnist").getParent());
    assertEquals(60_000, data.train().size());
    assertArrayEquals(
        new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009},
        data.test().classCounts());
  }

  @Test
  void fashionMnistFromACacheThatHasIt() {
    TrainTest data = WellKnown.FASHION_MNIST.load(DataFolder.of("fashion-mnist").getParent());
    assertEquals(10_000, data.test().size());
    assertEquals("Ankle boot", data.train().classes().get(9));
  }

  @Test
  void anArchiveOfCifarIsFetchedUnpackedAndRead() throws IOException {
    byte[] archive = ArchiveTest.gzip(cifar());
    try (Mirror mirror = new Mirror().with("cifar.tar.gz", archive)) {
      Path copy = Files.write(cache.resolve("copy"), archive);
      KnownSet set =
          new KnownSet(
              "cifar",
              "page",
              List.of(
                  new RemoteFile(
                      "cifar.tar.gz",
                      archive.length,
                      Checksum.md5("").of(copy),
                      List.of(mirror.uri("cifar.tar.gz")))));
      for (int time = 0; time < 2; time++) {
        TrainTest data = Cifar10.load(set.unpacked(cache));
        assertEquals(5, data.train().size());
        assertEquals("cat", data.train().classes().get(data.train().label(3)));
      }
      assertEquals(1, mirror.requests().size());
    }
  }

  @Test
  void everySetHasItsChecksumsAndSources() {
    for (WellKnown known : WellKnown.values()) {
      Set<String> names = new HashSet<>();
      for (RemoteFile file : known.set().files()) {
        assertTrue(names.add(file.name()));
        int digits = file.checksum().algorithm().equals("MD5") ? 32 : 64;
        assertTrue(file.checksum().hex().matches("[0-9a-f]{" + digits + "}"), file.toString());
        for (URI source : file.sources()) {
          assertTrue(source.toString().endsWith("/" + file.name()), source.toString());
        }
      }
    }
  }

  @Test
  void thePropertyNamesTheCache() {
    String before = System.getProperty(WellKnown.CACHE);
    try {
      System.setProperty(WellKnown.CACHE, cache.toString());
      assertEquals(cache, WellKnown.cache());
      System.clearProperty(WellKnown.CACHE);
      assertTrue(WellKnown.cache().endsWith(Path.of(".cache", "regimen")));
    } finally {
      if (before != null) {
        System.setProperty(WellKnown.CACHE, before);
      }
    }
  }

  /** Five training files and a test file of one record each, the label its index. */
  private static byte[] cifar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (int i = 0; i < 6; i++) {
        String name = i < 5 ? "data_batch_" + (i + 1) : "test_batch";
        TarArchiveEntry entry = new TarArchiveEntry("cifar-10-batches-bin/" + name + ".bin");
        byte[] record = new byte[3073];
        record[0] = (byte) i;
        entry.setSize(record.length);
        tar.putArchiveEntry(entry);
        tar.write(record);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
