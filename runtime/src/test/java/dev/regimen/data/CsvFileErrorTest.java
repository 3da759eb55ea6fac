package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Files that hold no table, or one that cannot be read as text: each refused by name and line. */
@Tag("pure")
final class CsvFileErrorTest extends CsvRefusal {
  @Test
  void emptyFiles() throws IOException {
    refuses(": the file is empty", "", csv -> csv.label("y"));
    refuses(": the file is empty", "\n\n", csv -> csv.label("y"));
    refuses(": there are no rows below the header", "x,y\n", csv -> csv.label("y"));
    refuses(
        ": expected more than the 3 lines to be skipped",
        "x,y\n1,2\n",
        csv -> csv.skipLines(3).label("y"));
    refuses(
        ": every row has a missing value, so none is left",
        "x,y\n,0\n,1\n",
        csv -> csv.label("y").missing(Missing.DROP_ROW));
  }

  @Test
  void textThatIsNone() throws IOException {
    String otherwise =
        " are no character; say charset(...) for another encoding, such as"
            + " Charset.forName(\"windows-1252\") or StandardCharsets.UTF_16";
    refuses(
        ", line 2: is not text in UTF-8: the bytes ff" + otherwise,
        new byte[] {'x', ',', 'y', '\n', (byte) 0xff},
        csv -> csv.label("y"));
    refuses(
        ", line 5003: is not text in UTF-8: the bytes e9" + otherwise,
        ("x,y\n" + "1,0\n".repeat(5000) + "\n2,caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1),
        csv -> csv.label("y"));
    refuses(
        ", line 1: is not text in US-ASCII: the bytes c3" + otherwise,
        "\u00e9,y\n1,0\n",
        csv -> csv.charset(StandardCharsets.US_ASCII).label("y"));
    refuses(
        ", line 2: a quote is opened and not closed",
        "x y\n\"a 0\n",
        csv -> csv.whitespace().label("y"));
  }

  @Test
  void otherFilesHaveTheirNames() throws IOException {
    String expected = ": expected a table of text, found ";
    refuses(
        expected + "a pointer of Git LFS; run git lfs pull",
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n",
        csv -> csv.label("y"));
    refuses(
        expected + "a web page (HTML); was the download refused?",
        "\n<!DOCTYPE html>\n<html></html>\n",
        csv -> csv.label("y"));
    refuses(
        expected + "a pickle of Python",
        new byte[] {(byte) 0x80, 4, (byte) 0x95, 1},
        csv -> csv.label("y"));
    refuses(
        expected + "an Excel workbook or another Office document; save it as CSV",
        "PK\u0003\u0004......................[Content_Types].xml",
        csv -> csv.label("y"));
    refuses(expected + "an Arrow or Feather file", "ARROW1\0\0", csv -> csv.label("y"));
    refuses(expected + "a MATLAB file", "MATLAB 5.0 MAT-file, Platform", csv -> csv.label("y"));
    refuses(expected + "a workspace of R", "RDX3\nX\n", csv -> csv.label("y"));
    refuses(
        expected + "an ARFF file; read it as CSV without its lines before the data",
        "@RELATION iris\n\n@ATTRIBUTE x NUMERIC\n",
        csv -> csv.label("y"));
    for (String json : new String[] {"[{\"x\": 1}]", "{\n \"x\" : 1}", "[ [1, 2]]"}) {
      refuses(expected + "JSON", json, csv -> csv.label("y"));
    }
    refuses(expected + "a Parquet file", "PAR1....", csv -> csv.label("y"));
  }

  @Test
  void aLineThatTellsTheSeparator() throws IOException {
    refuses(
        ", line 1: the file says that its separator is ';', but it is read with ',': say"
            + " separator(';')",
        "sep=;\nx;y\n1;0\n",
        csv -> csv.label("y"));
    refuses(
        ", line 3, column \"x\": expected a finite number, found \"a\"" + ADVICE,
        "sep=;\r\nx;y\r\na;0\r\n1;0\r\n",
        csv -> csv.separator(';').label("y"));
    refuses(
        ", line 1: expected one character after \"sep=\"",
        "sep=;;\nx;y\n1;0\n",
        csv -> csv.separator(';').label("y"));
  }

  @Test
  void aGzipThatIsCutWithinALaterMember() throws IOException {
    byte[] first = IdxTest.gzip("x,y\n1,0\n".getBytes(StandardCharsets.UTF_8));
    byte[] second = IdxTest.gzip("2,1\n".getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve("table.csv");
    for (int kept = 0; kept < second.length; kept++) {
      byte[] all = Arrays.copyOf(first, first.length + kept);
      System.arraycopy(second, 0, all, first.length, kept);
      Files.write(file, all);
      if (kept == 0) {
        assertEquals(1, Csv.read(file).label("y").load().size());
      } else {
        DataException refusal =
            assertThrows(DataException.class, () -> Csv.read(file).label("y").load());
        assertTrue(
            refusal
                .getMessage()
                .matches(".*(cut short|the file is truncated: it ends within its packed data)"),
            refusal.getMessage());
      }
    }
  }

  @Test
  void anUnclosedQuoteIsTracedToItsRow() throws IOException {
    refuses(
        ": the row after line 3 cannot be read: Unclosed quoted field at end of input",
        "150,4\nx,y\n1,0\n\"2,0\n3,0\n",
        csv -> csv.skipLines(1).label("y"));
  }

  @Test
  void packedFilesThatEndTooSoon() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("x,y\n1,0\n2,1\n".repeat(50).getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = packed.toByteArray();
    refuses(
        ": the file is truncated: it ends within its packed data",
        Arrays.copyOf(whole, whole.length - 12),
        csv -> csv.label("y"));
  }

  @Test
  void filesThatAreNone() {
    Path absent = folder.resolve("absent.csv");
    Refusal.of(absent + ": the file does not exist", () -> Csv.read(absent).label("y").load());
    Refusal.of(
        folder + ": expected a file, found a folder", () -> Csv.read(folder).label("y").load());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void whatIsNoFileHasItsName() throws IOException {
    Path device = Path.of("/dev/null");
    Refusal.of(
        device + ": expected a file, found a pipe, socket or device",
        () -> Csv.read(device).label("y").load());
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("gone.csv"));
    Refusal.of(link + ": the symbolic link leads nowhere", () -> Csv.read(link).label("y").load());
    Path loop = folder.resolve("loop.csv");
    Files.createSymbolicLink(loop, loop);
    Refusal.of(loop + ": the symbolic link leads nowhere", () -> Csv.read(loop).label("y").load());
  }
}
