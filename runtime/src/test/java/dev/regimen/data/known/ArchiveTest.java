package dev.regimen.data.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataException;
import dev.regimen.data.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that are what they should be, and archives that were made to do harm. */
@Tag("pure")
final class ArchiveTest {
  private static final String OUTSIDE = "\" would lie outside the folder that it is unpacked to";

  @TempDir private Path folder;

  @AfterEach
  void nothingIsLeftBehindOrBeside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertTrue(List.of("archive", "out").containsAll(names), names.toString());
    }
  }

  @Test
  void filesAndFoldersAreUnpacked() throws IOException {
    byte[] tar = tar("a/", "", "a/b.txt", "hello", "./c.txt", "world");
    for (byte[] archive :
        new byte[][] {tar, gzip(tar), zip("a/", "", "a/b.txt", "hello", "c.txt", "world")}) {
      Path out = folder.resolve("out");
      Archive.unpack(write(archive), out, 10, 1000);
      assertEquals("hello", Files.readString(out.resolve("a/b.txt")));
      assertEquals("world", Files.readString(out.resolve("c.txt")));
      delete(out);
    }
  }

  @Test
  void namesLongerThanAHeaderHolds() throws IOException {
    String name = "x".repeat(90) + "/" + "y".repeat(200) + ".txt";
    Archive.unpack(write(tar(name, "long")), folder.resolve("out"), 10, 1000);
    assertEquals("long", Files.readString(folder.resolve("out").resolve(name)));
  }

  @Test
  void entriesThatClimbOut() throws IOException {
    for (String name :
        List.of(
            "../evil", "a/../../evil", "a/b/..", "/evil", "..", "C:evil", "c:/evil", "a\\..\\b")) {
      refuses("entry \"" + name + OUTSIDE, rawTar(name));
      if (!name.contains("\\")) {
        refuses("entry \"" + name + OUTSIDE, zip("ok", "1", name, "2"));
      }
    }
    assertFalse(Files.exists(folder.resolveSibling("evil")));
  }

  @Test
  void linksAndDevices() throws IOException {
    String expected = "; expected files and folders";
    refuses("entry \"x\" is a symbolic link" + expected, special("x", TarConstants.LF_SYMLINK));
    refuses("entry \"x\" is a hard link" + expected, special("x", TarConstants.LF_LINK));
    String device = "entry \"x\" is a device or other special file";
    refuses(device + expected, special("x", TarConstants.LF_FIFO));
    refuses(device + expected, special("x", TarConstants.LF_CHR));
    refuses(device + expected, special("x", TarConstants.LF_BLK));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      ZipArchiveEntry entry = new ZipArchiveEntry("x");
      entry.setUnixMode(0120777);
      zip.putArchiveEntry(entry);
      zip.write("/etc/passwd".getBytes(StandardCharsets.US_ASCII));
      zip.closeArchiveEntry();
    }
    refuses("entry \"x\" is a symbolic link" + expected, bytes.toByteArray());
  }

  @Test
  void tooManyAndTooLarge() throws IOException {
    String[] many = new String[22];
    for (int i = 0; i < many.length; i++) {
      many[i] = i % 2 == 0 ? "f" + i / 2 : "";
    }
    refuses("entry \"f10\" is one more than the 10 allowed", tar(many));
    refuses("entry \"f10\" is one more than the 10 allowed", zip(many));
    // A thousand zeros are packed to a few bytes.
    String zeros = "\0".repeat(600);
    String beyond = "entry \"b\" goes beyond the 1000 bytes allowed";
    refuses(beyond, gzip(tar("a", zeros, "b", zeros)));
    refuses(beyond, zip("a", zeros, "b", zeros));
  }

  @Test
  void aNameThatFillsTheMemory() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
    name.setSize(10 << 20);
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.putArchiveEntry(name);
      tar.write(new byte[10 << 20]);
      tar.closeArchiveEntry();
    }
    refuses(
        "the archive is damaged or truncated, at or after the beginning: a header is larger than"
            + " 1048576 bytes",
        gzip(bytes.toByteArray()));
  }

  @Test
  void aFileThatComesTwice() throws IOException {
    refuses("entry \"a\" comes twice", tar("a", "1", "a", "2"));
    refuses("entry \"./a\" comes twice", tar("a", "1", "./a", "2"));
  }

  @Test
  void damagedArchives() throws IOException {
    String text = "some text that is long enough to be cut in the middle of it ".repeat(10);
    byte[] tar = tar("a", text);
    byte[] packed = gzip(tar);
    byte[] zip = zip("a", text);
    for (byte[] cut :
        new byte[][] {
          Arrays.copyOf(tar, 700),
          Arrays.copyOf(packed, packed.length / 2),
          Arrays.copyOf(packed, packed.length - 3),
          Arrays.copyOf(zip, zip.length - 10),
          Arrays.copyOf(zip, zip.length / 2)
        }) {
      refusesWith("the archive is damaged or truncated", cut);
    }
    packed[packed.length - 6] ^= 1;
    refusesWith("at or after entry \"a\": Corrupt GZIP trailer", packed);
    byte[] stored = storedZip("a", "hello");
    int at = new String(stored, StandardCharsets.ISO_8859_1).indexOf("hello");
    stored[at] ^= 1;
    refusesWith("at or after entry \"a\": its checksum is wrong", stored);
    refusesWith("", "this is no archive at all".getBytes(StandardCharsets.US_ASCII));
    refusesWith("", new byte[0]);
  }

  @Test
  void foldersThatExistAndArchivesThatDoNot() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Path archive = write(tar("a", "1"));
    Refusal.of(
        out + ": expected a folder to be made, found one",
        () -> Archive.unpack(archive, out, 10, 1000));
    Path absent = folder.resolve("absent");
    Refusal.of(
        absent + ": expected an archive, found none",
        () -> Archive.unpack(absent, folder.resolve("new"), 10, 1000));
  }

  private void refuses(String problem, byte[] archive) throws IOException {
    Path file = write(archive);
    Refusal.of(file + ": " + problem, () -> Archive.unpack(file, folder.resolve("out"), 10, 1000));
    assertFalse(Files.exists(folder.resolve("out")));
  }

  private void refusesWith(String part, byte[] archive) throws IOException {
    Path file = write(archive);
    DataException refusal =
        assertThrows(
            DataException.class, () -> Archive.unpack(file, folder.resolve("out"), 10, 1000));
    assertTrue(refusal.getMessage().startsWith(file + ": "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  private Path write(byte[] archive) throws IOException {
    return Files.write(folder.resolve("archive"), archive);
  }

  /** Names and contents in turn. */
  static byte[] tar(String... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (int i = 0; i < entries.length; i += 2) {
        add(tar, new TarArchiveEntry(entries[i], true), entries[i + 1]);
      }
    }
    return bytes.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, String content)
      throws IOException {
    byte[] data = content.getBytes(StandardCharsets.UTF_8);
    entry.setSize(data.length);
    tar.putArchiveEntry(entry);
    tar.write(data);
    tar.closeArchiveEntry();
  }

  /** One file whose name the library would not write: put into the header by hand. */
  private static byte[] rawTar(String name) throws IOException {
    byte[] tar = tar("#".repeat(name.length()), "evil");
    byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(wanted, 0, tar, 0, wanted.length);
    Arrays.fill(tar, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += tar[i] & 0xff;
    }
    byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, tar, 148, digits.length);
    return tar;
  }

  private static byte[] special(String name, byte kind) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name, kind);
      entry.setLinkName("/etc/passwd");
      add(tar, entry, "");
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  static byte[] zip(String... entries) throws IOException {
    return zip(ZipArchiveOutputStream.DEFLATED, entries);
  }

  private static byte[] storedZip(String... entries) throws IOException {
    return zip(ZipArchiveOutputStream.STORED, entries);
  }

  private static byte[] zip(int method, String... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.setMethod(method);
      for (int i = 0; i < entries.length; i += 2) {
        byte[] data = entries[i + 1].getBytes(StandardCharsets.UTF_8);
        ZipArchiveEntry entry = new ZipArchiveEntry(entries[i]);
        entry.setSize(data.length);
        CRC32 crc = new CRC32();
        crc.update(data);
        entry.setCrc(crc.getValue());
        zip.putArchiveEntry(entry);
        zip.write(data);
        zip.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
