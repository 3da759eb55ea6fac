package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.TextUnit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vocabulary of a unit a line: what is read of it, and what is refused with file and line. */
@Tag("pure")
class VocabularyFileTest {
  private static final TextForm FORM = new TextForm(TextUnit.WORD, 4, 6, 1);

  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return file(content.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(byte... content) throws IOException {
    return Files.write(folder.resolve("vocab.txt"), content);
  }

  private void refused(String expected, byte... content) throws IOException {
    Path file = file(content);
    DataException refused = assertThrows(DataException.class, () -> Tokenizer.read(FORM, file));
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    assertTrue(refused.getMessage().contains("vocab.txt"), refused.getMessage());
  }

  private void refused(String expected, String content) throws IOException {
    refused(expected, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void unitsHaveIdsInTheOrderOfTheirLines() throws IOException {
    Tokenizer tokenizer = Tokenizer.read(FORM, file("\ufeffcard\r\nmy\nlost\n"));
    assertEquals(List.of("card", "my", "lost"), tokenizer.units());
    assertArrayEquals(new float[] {1, 4, 3, 2}, tokenizer.encode("I lost my card today"));
    assertEquals(List.of(), tokenizer.strangers());
  }

  @Test
  void whatNoTextIsCutIntoIsTold() throws IOException {
    Tokenizer tokenizer = Tokenizer.read(FORM, file("[CLS]\n##ing\nCard\ncard"));
    assertEquals(List.of("[CLS]", "##ing", "Card"), tokenizer.strangers());
  }

  @Test
  void characterVocabulariesHaveACharacterALine() throws IOException {
    TextForm form = new TextForm(TextUnit.CHARACTER, 4, 9, 1);
    Tokenizer tokenizer = Tokenizer.read(form, file("a\n \nb\n"));
    assertArrayEquals(new float[] {4, 3, 2, 1}, tokenizer.encode("b a?"));
    assertEquals(List.of(), tokenizer.strangers());
  }

  @Test
  void damagedFilesAreRefusedByFileAndLine() throws IOException {
    refused("line 5: expected at most 4 units", "a\nb\nc\nd\ne\n");
    refused("line 3: \"a\" stands in line 1 already", "a\nb\na\n");
    refused("line 2: expected a unit, found an empty line", "a\n\nb\n");
    refused("found no line", "");
    refused("line 2", (byte) 'a', (byte) '\n', (byte) 0xff, (byte) '\n');
    Path missing = folder.resolve("none.txt");
    assertThrows(DataException.class, () -> Tokenizer.read(FORM, missing));
  }
}
