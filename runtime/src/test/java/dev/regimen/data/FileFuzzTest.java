package dev.regimen.data;

import dev.regimen.data.image.Cifar100;
import dev.regimen.data.known.Archive;
import dev.regimen.data.known.Archives;
import dev.regimen.fuzz.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of data, in a folder that lies in memory where the system has such a place. */
@Tag("pure")
final class FileFuzzTest {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static Path folder;

  @BeforeAll
  static void make() throws IOException {
    folder =
        Files.isWritable(MEMORY)
            ? Files.createTempDirectory(MEMORY, "fuzz")
            : Files.createTempDirectory("fuzz");
  }

  @AfterAll
  static void remove() throws IOException {
    delete(folder);
  }

  private static void delete(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Test
  void idxHeaders() throws IOException {
    Path file = Files.write(folder.resolve("header"), new byte[] {1, 2, 3, 4});
    byte[] images = IdxTest.idx(8, new int[] {2, 2, 3}, new byte[0]);
    byte[] labels = IdxTest.idx(0x0d, new int[] {2}, new byte[0]);
    new Fuzz("idx header", 4 * Fuzz.MIB, List.of(DataException.class, IOException.class))
        .run(
            0.1,
            List.of(images, labels),
            in -> IdxHeader.read(file, new DataInputStream(new ByteArrayInputStream(in))));
  }

  @Test
  void idxFiles() throws IOException {
    Path file = folder.resolve("images");
    Path labels =
        Files.write(folder.resolve("labels"), IdxTest.idx(8, new int[] {2}, new byte[] {0, 1}));
    byte[] images = IdxTest.idx(8, new int[] {2, 2, 3}, new byte[12]);
    new Fuzz("idx file", 16 * Fuzz.MIB, List.of(DataException.class))
        .run(
            0.01,
            List.of(images, IdxTest.gzip(images)),
            in -> Idx.read(Files.write(file, in), labels));
  }

  @Test
  void tables() throws IOException {
    Path file = folder.resolve("table");
    byte[] table =
        "a,\"b \"\"c\"\"\",kind,y\n1,2e3,red,0\n-.5,\"3\",\"blue, or\nso\",1\n,7,red,2\n"
            .getBytes(StandardCharsets.UTF_8);
    new Fuzz("csv file", 64 * Fuzz.MIB, List.of(DataException.class))
        .run(
            0.01,
            List.of(table, IdxTest.gzip(table)),
            in -> Csv.read(Files.write(file, in)).label("y").missing(Missing.MEAN).load());
  }

  @Test
  void cifar() throws IOException {
    Path cifar = Files.createDirectories(folder.resolve("cifar"));
    byte[] records = new byte[2 * 3074];
    new Random(1).nextBytes(records);
    records[0] = records[3074] = 3;
    records[1] = records[3075] = 3;
    Files.write(cifar.resolve("test.bin"), records);
    new Fuzz("cifar file", 16 * Fuzz.MIB, List.of(DataException.class))
        .run(
            0.005,
            List.of(records),
            in -> {
              Files.write(cifar.resolve("train.bin"), in);
              Cifar100.load(cifar);
            });
  }

  @Test
  void archives() throws IOException {
    Path file = folder.resolve("archive");
    Path out = folder.resolve("out");
    byte[] tar = Archives.tar("a/", "", "a/b.txt", "hello", "x".repeat(120), "world");
    byte[] zip = Archives.zip("a/", "", "a/b.txt", "hello", "c.txt", "world");
    new Fuzz("archive", 16 * Fuzz.MIB, List.of(DataException.class))
        .run(
            0.01,
            List.of(tar, IdxTest.gzip(tar), zip),
            in -> {
              try {
                Archive.unpack(Files.write(file, in), out, 10, 100_000);
              } finally {
                if (Files.exists(out)) {
                  delete(out);
                }
              }
            });
  }
}
