package dev.regimen.data.known;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataException;
import dev.regimen.data.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files come whole and checked, or not at all. */
@Timeout(60)
@Tag("training")
final class KnownSetTest {
  private static final byte[] CONTENT = new byte[300_000];

  static {
    new Random(1).nextBytes(CONTENT);
  }

  @TempDir private Path cache;

  @Test
  void filesAreFetchedOnce() throws IOException {
    try (Mirror mirror = new Mirror().with("a.gz", CONTENT).with("b.gz", new byte[] {1})) {
      KnownSet set =
          new KnownSet(
              "things",
              "page",
              List.of(file("a.gz", CONTENT, mirror), file("b.gz", new byte[] {1}, mirror)));
      for (int time = 0; time < 2; time++) {
        Path folder = set.folder(cache);
        assertEquals(cache.resolve("things"), folder);
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("a.gz")));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(folder.resolve("b.gz")));
      }
      assertEquals(List.of("a.gz", "b.gz"), mirror.requests());
      assertNothingUnfinished();
    }
  }

  @Test
  void severalThreadsFetchOnce() throws Exception {
    try (Mirror mirror = new Mirror().with("a", CONTENT)) {
      KnownSet set = set(CONTENT, mirror);
      ExecutorService threads = Executors.newFixedThreadPool(4);
      Callable<Path> load = () -> set.folder(cache);
      try {
        for (var folder : threads.invokeAll(List.of(load, load, load, load))) {
          assertArrayEquals(CONTENT, Files.readAllBytes(folder.get().resolve("a")));
        }
      } finally {
        threads.shutdownNow();
      }
      assertEquals(List.of("a"), mirror.requests());
    }
  }

  @Test
  void anEarlierAttemptIsContinued() throws IOException {
    part(Arrays.copyOf(CONTENT, 123_456));
    try (Mirror mirror = new Mirror().with("a", CONTENT)) {
      assertFetched(set(CONTENT, mirror));
      assertEquals(List.of("a bytes=123456-"), mirror.requests());
    }
  }

  @Test
  void aConnectionThatBreaksIsContinued() throws IOException {
    try (Mirror mirror = new Mirror().with("a", CONTENT).breakingAfter(120_000)) {
      assertFetched(set(CONTENT, mirror));
      assertEquals(3, mirror.requests().size());
      assertEquals("a bytes=240000-", mirror.requests().get(2));
    }
    Files.delete(cache.resolve("things/a"));
    try (Mirror mirror = new Mirror().with("a", CONTENT).breakingAfter(10)) {
      refuses("the connection ended after 30 of 300000 bytes", set(CONTENT, mirror));
      assertEquals(30, Files.size(cache.resolve("things/a.part")), "what has come is kept");
    }
  }

  @Test
  void serversThatKnowNoRangesBeginAnew() throws IOException {
    part(Arrays.copyOf(CONTENT, 1000));
    try (Mirror mirror = new Mirror().with("a", CONTENT).withoutRanges().withoutLength()) {
      assertFetched(set(CONTENT, mirror));
    }
  }

  @Test
  void anEarlierAttemptAtSomethingElseIsThrownAway() throws IOException {
    for (int length : new int[] {1000, CONTENT.length}) {
      part(new byte[length]);
      try (Mirror mirror = new Mirror().with("a", CONTENT)) {
        assertFetched(set(CONTENT, mirror));
        assertEquals(List.of("a bytes=" + length + "-", "a"), mirror.requests());
      }
      Files.delete(cache.resolve("things/a"));
    }
    part(new byte[CONTENT.length + 1]);
    try (Mirror mirror = new Mirror().with("a", CONTENT)) {
      assertFetched(set(CONTENT, mirror));
      assertEquals(List.of("a"), mirror.requests());
    }
  }

  @Test
  void anotherPartThanAskedForIsRefused() throws IOException {
    part(Arrays.copyOf(CONTENT, 1000));
    try (Mirror mirror = new Mirror().with("a", CONTENT).sendingOtherParts()) {
      refuses("the server sends another part than asked for", set(CONTENT, mirror));
    }
  }

  @Test
  void anotherFileThanPublishedIsRefused() throws IOException {
    byte[] other = CONTENT.clone();
    other[7] ^= 1;
    try (Mirror mirror = new Mirror().with("a", other)) {
      refuses(
          "expected SHA-256 " + sha256(CONTENT) + ", found SHA-256 " + sha256(other),
          set(CONTENT, mirror));
      assertFalse(Files.exists(cache.resolve("things/a")));
      assertNothingUnfinished();
    }
  }

  @Test
  void moreThanTheFileHasIsNotTaken() throws IOException {
    byte[] more = Arrays.copyOf(CONTENT, 2 * CONTENT.length);
    try (Mirror mirror = new Mirror().with("a", more)) {
      refuses("it is larger than 300000 bytes: 600000", set(CONTENT, mirror));
    }
    try (Mirror mirror = new Mirror().with("a", more).withoutRanges().withoutLength()) {
      refuses("it is larger than 300000 bytes", set(CONTENT, mirror));
      assertTrue(size(cache.resolve("things/a.part")) <= CONTENT.length);
    }
  }

  @Test
  void theSecondSourceIsAsked() throws IOException {
    try (Mirror empty = new Mirror();
        Mirror mirror = new Mirror().with("a", CONTENT)) {
      assertFetched(
          new KnownSet(
              "things",
              "page",
              List.of(
                  new RemoteFile(
                      "a",
                      CONTENT.length,
                      Checksum.sha256(sha256(CONTENT)),
                      List.of(nowhere(), empty.uri("a"), mirror.uri("a"))))));
      assertEquals(1, empty.requests().size());
    }
  }

  @Test
  void withoutANetworkTheMessageSaysWhatToDo() throws IOException {
    try (Mirror empty = new Mirror()) {
      URI nowhere = nowhere();
      RemoteFile first =
          new RemoteFile(
              "a.gz", 10, Checksum.sha256(sha256(CONTENT)), List.of(nowhere, empty.uri("a.gz")));
      RemoteFile second =
          new RemoteFile("b.gz", 10, Checksum.md5("00ff"), List.of(empty.uri("b.gz")));
      KnownSet set = new KnownSet("things", "http://example.org/things", List.of(first, second));
      Path folder = cache.resolve("things");
      Refusal.of(
          folder
              + ": a.gz cannot be fetched: "
              + (nowhere + ": no connection")
              + ("; " + empty.uri("a.gz") + ": the server answers 404")
              + (". Without a network, put these files of http://example.org/things into " + folder)
              + ": "
              + ("a.gz, SHA-256 " + sha256(CONTENT) + ", " + nowhere)
              + ("; b.gz, MD5 00ff, " + empty.uri("b.gz"))
              + "; or into the folder things of another one that -Dregimen.cache= names.",
          () -> set.folder(cache));
    }
  }

  @Test
  void filesThatWerePutThereAreCheckedToo() throws IOException {
    Path folder = Files.createDirectories(cache.resolve("things"));
    Path file = Files.write(folder.resolve("a"), CONTENT);
    KnownSet set =
        new KnownSet(
            "things",
            "page",
            List.of(new RemoteFile("a", 1, Checksum.sha256(sha256(CONTENT)), List.of(nowhere()))));
    assertEquals(folder, set.folder(cache));
    Files.write(file, new byte[] {'a'});
    Refusal.of(
        file
            + ": expected the file published at page with SHA-256 "
            + sha256(CONTENT)
            + ", found SHA-256 ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb;"
            + " delete it to have it fetched anew",
        () -> set.folder(cache));
    assertTrue(Files.exists(file), "what a person put there is not deleted");
  }

  @Test
  void filesOfThisMachineAreSourcesToo() throws IOException {
    Path elsewhere = Files.write(cache.resolve("elsewhere"), CONTENT);
    assertFetched(
        new KnownSet(
            "things",
            "page",
            List.of(
                new RemoteFile(
                    "a",
                    CONTENT.length,
                    Checksum.sha256(sha256(CONTENT)),
                    List.of(elsewhere.toUri())))));
  }

  @Test
  void md5AsPublished() throws IOException {
    Path file = Files.write(cache.resolve("a"), "abc".getBytes());
    // RFC 1321, appendix A.5, and FIPS 180-2, appendix B.1.
    assertEquals(Checksum.md5("900150983cd24fb0d6963f7d28e17f72"), Checksum.md5("").of(file));
    assertEquals(
        Checksum.sha256("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        Checksum.sha256("").of(file));
  }

  private KnownSet set(byte[] content, Mirror mirror) throws IOException {
    return new KnownSet("things", "page", List.of(file("a", content, mirror)));
  }

  private RemoteFile file(String name, byte[] content, Mirror mirror) throws IOException {
    return new RemoteFile(
        name, content.length, Checksum.sha256(sha256(content)), List.of(mirror.uri(name)));
  }

  private void part(byte[] content) throws IOException {
    Files.write(Files.createDirectories(cache.resolve("things")).resolve("a.part"), content);
  }

  private void assertFetched(KnownSet set) throws IOException {
    assertArrayEquals(CONTENT, Files.readAllBytes(set.folder(cache).resolve("a")));
    assertNothingUnfinished();
  }

  private void assertNothingUnfinished() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("things"))) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")));
    }
  }

  private void refuses(String failure, KnownSet set) {
    DataException refusal = assertThrows(DataException.class, () -> set.folder(cache));
    assertTrue(refusal.getMessage().contains(": " + failure), refusal.getMessage());
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private String sha256(byte[] content) throws IOException {
    Path file = Files.write(cache.resolve("sum"), content);
    return Checksum.sha256("").of(file).hex();
  }

  /** An address on this machine at which nobody listens. */
  private static URI nowhere() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/a.gz");
    }
  }
}
