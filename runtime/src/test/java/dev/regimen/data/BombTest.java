package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Small files that unpack to gigabytes. */
@Tag("pure")
final class BombTest {
  /** 8 MiB of one text, packed, again and again: a gigabyte of a file of one megabyte. */
  private static final int MEMBER = 8 << 20;

  private static final int MEMBERS = 128;

  @TempDir private Path folder;

  private Path bomb(String beginning, String text) throws IOException {
    byte[] member = new byte[MEMBER];
    byte[] unit = text.getBytes(StandardCharsets.US_ASCII);
    IntStream.range(0, MEMBER).forEach(i -> member[i] = unit[i % unit.length]);
    byte[] packed = IdxTest.gzip(member);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(IdxTest.gzip(beginning.getBytes(StandardCharsets.US_ASCII)));
    for (int i = 0; i < MEMBERS; i++) {
      bytes.write(packed);
    }
    return Files.write(folder.resolve("bomb"), bytes.toByteArray());
  }

  @Test
  void linesWithoutCells() throws IOException {
    Path bomb = bomb("a,y\n1,0\n2,1\n", "\n");
    String message = bomb + ": cannot be read: more than 1000000 empty lines follow each other";
    refused(256 << 20, message, () -> Csv.read(bomb).label("y").load());
    bomb("1 2 0\n", "\r\n");
    refused(256 << 20, message, () -> Csv.read(bomb).whitespace().header(false).label(-1).load());
  }

  @Test
  void oneLineWithoutAnEnd() throws IOException {
    Path bomb = bomb("a,y\n1,0\n2,", "1");
    long before = allocated();
    try {
      Csv.read(bomb).label("y").load();
    } catch (DataException e) {
      assertTrue(e.getMessage().contains("the row after line 2 cannot be read"), e.getMessage());
    }
    long taken = allocated() - before;
    assertTrue(taken < 1L << 30, taken + " bytes");
  }

  /** A text of a quarter of a gigabyte is read however small it is packed, and no more. */
  @Test
  void moreTextThanTheFileCouldHold() throws IOException {
    byte[] member = IdxTest.gzip("1\n2\n".repeat(MEMBER / 4).getBytes(StandardCharsets.US_ASCII));
    Path file = Files.write(folder.resolve("small"), new byte[0]);
    for (int i = 0; i < 33; i++) {
      Files.write(file, member, StandardOpenOption.APPEND);
    }
    try (InputStream in = ByteSource.openText(file)) {
      IOException e =
          assertThrows(IOException.class, () -> in.transferTo(OutputStream.nullOutputStream()));
      assertEquals("it unpacks to more than 250 times its size; unpack it first", e.getMessage());
    }
  }

  /** The header counts, not what follows it. */
  @Test
  void imagesBehindTheLast() throws IOException {
    byte[] images = IdxTest.idx(8, new int[] {2, 2, 3}, new byte[12]);
    Path labels =
        Files.write(folder.resolve("labels"), IdxTest.idx(8, new int[] {2}, new byte[] {0, 1}));
    Path bomb = bomb(new String(images, StandardCharsets.US_ASCII), "\0");
    refused(
        32 << 20,
        bomb + ": there is more data than the [2, 2, 3] of UBYTE that the header claims",
        () -> Idx.read(bomb, labels));
    byte[] claims = IdxTest.idx(8, new int[] {Integer.MAX_VALUE, 1, 2}, new byte[0]);
    Path lying = Files.write(folder.resolve("lying"), Arrays.copyOf(IdxTest.gzip(claims), 1 << 22));
    long before = allocated();
    try {
      Idx.read(lying, labels);
    } catch (DataException e) {
      assertTrue(allocated() - before < 32 << 20, e.getMessage());
    }
  }

  private static void refused(long memory, String message, Executable reading) {
    long before = allocated();
    Refusal.of(message, reading);
    long taken = allocated() - before;
    assertTrue(taken < memory, taken + " bytes");
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
