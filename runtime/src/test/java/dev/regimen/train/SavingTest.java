package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.data.InMemory;
import dev.regimen.train.file.Safetensors;
import dev.regimen.train.file.SafetensorsWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands where a model is saved: links, pipes, permissions, long names, told threads. */
@Tag("training")
class SavingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final RunResult<Label> RESULT =
      HandTrainer.classifier(4, 8, 3).quiet().set("epochs", 1).fit(TrainerTest.clouds(30));

  @TempDir Path folder;

  private static List<String> loaded(Path file) throws IOException {
    return HandTrainer.classifier(4, 8, 3).load(file).classes();
  }

  private void onlyHolds(Path... files) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      assertEquals(Stream.of(files).sorted().toList(), found.sorted().toList());
    }
  }

  @Test
  void linksStayAndTheFileBehindThemIsReplaced() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
    Path chain = Files.createSymbolicLink(folder.resolve("chain"), link);
    RESULT.save(chain);
    assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(chain));
    assertTrue(Files.isRegularFile(real) && Files.size(real) > 100);
    assertEquals(3, loaded(link).size());
    onlyHolds(real, link, chain);
  }

  @Test
  void aLinkToNothingMakesTheFileAndACircleIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("made"));
    RESULT.save(link);
    assertEquals(3, loaded(folder.resolve("made")).size());
    Path a = folder.resolve("a");
    Path b = Files.createSymbolicLink(folder.resolve("b"), a);
    Files.createSymbolicLink(a, b);
    FileSystemException e = assertThrows(FileSystemException.class, () -> RESULT.save(a));
    assertEquals(a.toString(), e.getFile());
  }

  @Test
  void pipesAreNeitherReplacedNorWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(mkfifo(pipe), "skipped: this system makes no pipes");
    IOException save = assertThrows(IOException.class, () -> RESULT.save(pipe));
    assertEquals(pipe + ": a file was expected, not a pipe, socket or device", save.getMessage());
    Assertions.assertTimeoutPreemptively(
        PATIENCE, () -> assertThrows(IOException.class, () -> loaded(pipe)));
    assertFalse(Files.isRegularFile(pipe));
    onlyHolds(pipe);
  }

  private static boolean mkfifo(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void permissionsAreKept() throws IOException {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "skipped: no permissions here");
    Path file = Files.writeString(folder.resolve("model"), "old");
    for (String mode : new String[] {"rw-rw----", "rw-------", "rw-rw-r--", "rwxr-x--x"}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      RESULT.save(file);
      assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    Path plain = Files.writeString(folder.resolve("plain"), "");
    RESULT.save(folder.resolve("fresh"));
    assertEquals(
        Files.getPosixFilePermissions(plain),
        Files.getPosixFilePermissions(folder.resolve("fresh")));
  }

  @Test
  void namesMayBeAsLongAsTheSystemAllows() throws IOException {
    Path longest = folder.resolve("n".repeat(255));
    RESULT.save(longest);
    assertEquals(3, loaded(longest).size());
    Path beyond = folder.resolve("n".repeat(300));
    IOException e = assertThrows(IOException.class, () -> RESULT.save(beyond));
    assertTrue(e.getMessage().startsWith(beyond + ": "), e.getMessage());
    assertFalse(e.getMessage().contains(".tmp"), e.getMessage());
    onlyHolds(longest);
  }

  @Test
  void aThreadThatIsToldToEndSavesAndLoads() throws IOException {
    Path file = folder.resolve("model");
    Thread.currentThread().interrupt();
    try {
      RESULT.save(file);
      assertEquals(3, loaded(file).size());
      assertTrue(Thread.currentThread().isInterrupted(), "the flag is its owner's to clear");
    } finally {
      Thread.interrupted();
    }
    byte[] first = Files.readAllBytes(file);
    RESULT.save(file);
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void whatIsKnownOfManyFeaturesIsTensors() throws IOException {
    int width = 20_000;
    float[][] rows = new float[12][width];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < width; i++) {
        rows[row][i] = (row * 31 + i) % 7 + i * 1e-3f;
      }
    }
    RunResult<Label> result =
        HandTrainer.classifier(width, 2, 3)
            .quiet()
            .set("epochs", 1)
            .fit(InMemory.classification(rows, IntStream.range(0, 12).map(i -> i % 3).toArray()));
    Path file = folder.resolve("wide");
    result.save(file);
    String start = new String(Files.readAllBytes(file), 8, 3000, StandardCharsets.ISO_8859_1);
    assertTrue(
        start.contains("\"preprocessing.mean\":{\"dtype\":\"F64\",\"shape\":[20000]"), start);
    Predictor<Label> loaded = HandTrainer.classifier(width, 2, 3).load(file);
    assertArrayEquals(
        result.predictor().preprocessing().features().orElseThrow().std(),
        loaded.preprocessing().features().orElseThrow().std());
    assertEquals(result.predictor().predict(rows[3]), loaded.predict(rows[3]));
  }

  @Test
  void aHeaderThatCouldNotBeReadIsNotWritten() {
    SafetensorsWriter writer =
        new SafetensorsWriter(Map.of("key", "x".repeat(Safetensors.LONGEST_HEADER)));
    Path file = folder.resolve("model");
    IOException e = assertThrows(IOException.class, () -> writer.write(file));
    assertTrue(e.getMessage().contains("at most 104,857,600"), e.getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void placesThatHoldNoFileAreNamed() throws IOException {
    Path root = folder.toAbsolutePath().getRoot();
    assertEquals(
        root + ": a file was expected, not a folder",
        assertThrows(IOException.class, () -> RESULT.save(root)).getMessage());
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path within = file.resolve("model");
    assertEquals(
        within + ": " + file + " is no folder",
        assertThrows(IOException.class, () -> RESULT.save(within)).getMessage());
    URI archive = URI.create("jar:" + folder.resolve("archive.zip").toUri());
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Path entry = zip.getPath("/model");
      String problem = "/model: models are files of the system's own, not of the file system jar";
      assertEquals(problem, assertThrows(IOException.class, () -> RESULT.save(entry)).getMessage());
      Files.writeString(entry, "x");
      assertEquals(problem, assertThrows(IOException.class, () -> loaded(entry)).getMessage());
    }
  }

  @Test
  void filesOfOtherKindsAreNamed() throws IOException {
    Path file = folder.resolve("model");
    String[][] kinds = {
      {
        "version https://git-lfs.github.com/spec/v1\noid sha256:0",
        "a pointer of Git LFS; run git lfs pull"
      },
      {"<!DOCTYPE html><html>refused", "a web page (HTML); was the download refused?"},
      {"PK\u0003\u0004and then a checkpoint", "a zip archive"},
      {"\u0080\u0002}q\0(X\u0006\0\0\0weight", "a pickle of Python"},
      {"\u0089HDF\r\n\u001a\n of Keras", "an HDF5 file"}
    };
    for (String[] kind : kinds) {
      Files.write(file, kind[0].getBytes(StandardCharsets.ISO_8859_1));
      assertEquals(
          file + ": expected a safetensors file, found " + kind[1],
          assertThrows(FormatException.class, () -> loaded(file)).getMessage());
    }
  }
}
