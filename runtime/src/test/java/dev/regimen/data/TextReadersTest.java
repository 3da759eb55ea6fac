package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Texts from tables, lines, folders and memory, and what is refused of them. */
@Tag("pure")
class TextReadersTest {
  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static void assertRefused(Executable reading, String... texts) {
    String message = assertThrows(DataException.class, reading).getMessage();
    for (String text : texts) {
      assertTrue(message.contains(text), message);
    }
  }

  @Test
  void aTableGivesTwoOfItsColumns() throws IOException {
    Path csv = file("a.csv", "id,text,category\r\n1,\"so, \"\"good\"\"\nindeed\",b\r\n2,,a\r\n");
    Dataset data = TextCsv.read(csv).label("category").load();
    assertEquals(List.of("a", "b"), data.classes());
    assertEquals("so, \"good\"\nindeed", Texts.text(data, 0));
    assertEquals(1, data.label(0));
    assertEquals("", Texts.text(data, 1));
    assertTrue(data.toString().endsWith("a.csv: 2 texts, 2 classes"), data.toString());
  }

  @Test
  void aTestFileHasTheClassesOfItsTrainingFile() throws IOException {
    Path csv = file("a.csv", "text,label\nx,b\n");
    Dataset data = TextCsv.read(csv).classes(List.of("a", "b")).load();
    assertEquals(1, data.label(0));
    assertRefused(
        () -> TextCsv.read(csv).classes(List.of("a", "c")).load(), "line", "unknown label \"b\"");
  }

  @Test
  void tablesAreRefusedByFileAndPlace() throws IOException {
    Path csv = file("a.csv", "text,label\nx,b\ny,\n");
    assertRefused(() -> TextCsv.read(csv).load(), "a.csv, line 3, column \"label\"", "missing");
    assertRefused(
        () -> TextCsv.read(csv).text("texts").load(), "column \"texts\"", "no such column");
    assertRefused(() -> TextCsv.read(csv).label("text").load(), "the same column");
    assertRefused(() -> TextCsv.read(folder.resolve("none")).load(), "does not exist");
  }

  @Test
  void aLineIsALabelAndTheRestAsItStands() throws IOException {
    Path lines = file("a.txt", "\ufeffham\t\"quoted\" and\ttabbed\n\nspam\t\n");
    Dataset data = TextLines.read(lines).load();
    assertEquals(List.of("ham", "spam"), data.classes());
    assertEquals("\"quoted\" and\ttabbed", Texts.text(data, 0));
    assertEquals("", Texts.text(data, 1));
  }

  @Test
  void linesAreRefusedByFileAndNumber() throws IOException {
    Path none = file("a.txt", "ham\tx\nspam y\n");
    assertRefused(() -> TextLines.read(none).load(), "a.txt, line 2", "found no");
    Path unlabelled = file("b.txt", "\tx\n");
    assertRefused(() -> TextLines.read(unlabelled).load(), "line 1", "label is missing");
    assertRefused(() -> TextLines.read(file("c.txt", "\n")).load(), "there are no texts");
  }

  @Test
  void anotherEncodingIsNamedWithItsLine() throws IOException {
    Path latin = folder.resolve("latin.txt");
    Files.write(latin, "ham\tx\nham\tcaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(() -> TextLines.read(latin).load(), "latin.txt, line 2", "UTF-8", "charset(");
    Dataset data = TextLines.read(latin).charset(StandardCharsets.ISO_8859_1).load();
    assertEquals("caf\u00e9", Texts.text(data, 1));
  }

  @Test
  void aFolderHasAFolderForEachClass() throws IOException {
    for (String name : List.of("pos/2.txt", "pos/10.txt", "neg/1.txt", ".git/x", "pos/.hidden")) {
      Path file = folder.resolve("set").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name.startsWith("neg") ? "\ufeff" + name : name);
    }
    Dataset data = TextFolder.read(folder.resolve("set")).load();
    assertEquals(List.of("neg", "pos"), data.classes());
    assertEquals("neg/1.txt", Texts.text(data, 0));
    assertEquals("pos/10.txt", Texts.text(data, 1));
    assertEquals(3, data.size());
    Files.writeString(folder.resolve("set/readme"), "beside");
    assertRefused(() -> TextFolder.read(folder.resolve("set")).load(), "readme", "found a file");
  }

  @Test
  void textsInMemoryHaveALabelEach() {
    Dataset data = TextSamples.of(List.of("x", "y"), List.of("10", "9"));
    assertEquals(List.of("9", "10"), data.classes(), "numbers in their order");
    assertRefused(() -> TextSamples.of(List.of("x"), List.of()), "1 texts, but 0 labels");
    assertRefused(
        () -> TextSamples.of(Arrays.asList("x", null), List.of("a", "b")), "index 1", "null");
  }
}
