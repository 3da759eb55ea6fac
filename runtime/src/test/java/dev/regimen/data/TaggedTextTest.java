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

/** Tags and streams as files have them, and as a network sees them. */
@Tag("pure")
class TaggedTextTest {
  private static final TextForm WORDS = new TextForm(TextUnit.WORD, 3, 20, 1);
  private static final TextForm SIGNS = new TextForm(TextUnit.CHARACTER, 4, 12, 1);

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("tagged.txt"), text);
  }

  private static int[] tags(Dataset data, int sample) {
    int[] tags = new int[data.features()];
    Texts.tags(data, 0, sample, tags);
    return tags;
  }

  private static float[] ids(Dataset data, int sample) {
    float[] ids = new float[data.features()];
    data.features(sample, ids, 0);
    return ids;
  }

  @Test
  void linesOfConllAreTexts() throws IOException {
    Dataset data =
        TaggedText.read(
                file(
                    "\uFEFF-DOCSTART- -X- O\n\nEU NNP B-ORG\nrejects\tVBZ O\n\n\n"
                        + "U.N. NNP B-ORG\r\n,  ,  O\nin IN O\nRome NNP B-LOC\n"))
            .load();
    assertEquals(2, data.size());
    assertEquals(List.of("B-LOC", "B-ORG", "O"), data.classes());
    Tokenizer tokenizer = Tokenizer.learn(WORDS, data);
    assertTrue(tokenizer.units().contains("u.n."), "tokens are not cut: " + tokenizer.units());
    Dataset encoded = Texts.encoded(data, tokenizer);
    assertArrayEquals(new int[] {1, 2, Dataset.MISSING}, tags(encoded, 0));
    assertArrayEquals(new int[] {1, 2, 2}, tags(encoded, 1), "the fourth token is cut");
    assertEquals(tokenizer.id("eu"), ids(encoded, 0)[0]);
    assertEquals(Tokenizer.PADDING, ids(encoded, 0)[2]);
    Dataset coarse = TaggedText.read(file("EU NNP B-ORG\n")).tag(1).load();
    assertEquals(List.of("NNP"), coarse.classes());
  }

  @Test
  void whatIsNoTokenIsNamedByItsLine() throws IOException {
    refused("line 2", "expected a token and a tag", "EU O\nrejects\n");
    refused("", "there are no texts", "\n\n");
    Path broken = folder.resolve("broken.txt");
    Files.write(broken, new byte[] {'a', ' ', 'O', '\n', (byte) 0xff, ' ', 'O'});
    String text =
        assertThrows(DataException.class, () -> TaggedText.read(broken).load()).getMessage();
    assertTrue(text.contains("line 2") && text.contains("ff"), text);
    assertThrows(
        DataException.class, () -> TaggedText.of(List.of(List.of("a")), List.of(List.of())));
    Path unknown = file("EU B-ORG\n");
    assertThrows(
        DataException.class, () -> TaggedText.read(unknown).classes(List.of("O", "B-LOC")).load());
  }

  @Test
  void aTextWithoutTokensIsASampleOfAProgram() {
    Dataset data =
        TaggedText.of(
            List.of(List.of("a"), List.of(), List.of("b")),
            List.of(List.of("O"), List.of(), List.of("X")));
    assertEquals(3, data.size());
    Dataset encoded = Texts.encoded(data, Tokenizer.learn(WORDS, data));
    int none = Dataset.MISSING;
    assertArrayEquals(new int[] {none, none, none}, tags(encoded, 1));
    assertArrayEquals(new int[] {1, none, none}, tags(encoded, 2));
    assertArrayEquals(new float[3], ids(encoded, 1));
  }

  private void refused(String place, String problem, String text) throws IOException {
    Path file = file(text);
    String found =
        assertThrows(DataException.class, () -> TaggedText.read(file).load()).getMessage();
    assertTrue(found.contains(place) && found.contains(problem), found);
  }

  /** Each token but the first is a target once in validation, and at each place in training. */
  @Test
  void windowsOfAStreamPredictWhatFollows() throws IOException {
    Path first = Files.writeString(folder.resolve("a.txt"), "\uFEFFabcdefgh");
    Path second = Files.write(folder.resolve("b.txt"), "ij".getBytes(StandardCharsets.UTF_8));
    Dataset stream = TextStream.read(first, second).load();
    Splits cut = Splits.of(stream, 0.5, 0.15, true, 3);
    assertEquals("abc", text(cut.train()), "0.15 of ten characters are two, and half are five");
    assertEquals("defgh", text(cut.validation()));
    assertEquals("ij", text(cut.test()));
    Tokenizer tokenizer = Tokenizer.learn(SIGNS, stream);
    Splits seen = Texts.encoded(new Splits(stream, cut.validation(), cut.test()), tokenizer);
    assertEquals(6, seen.train().size(), "windows of four from a to f");
    assertEquals(3, Texts.together(seen.train()), "nine targets");
    assertArrayEquals(new float[] {4, 5, 6, 7}, ids(seen.train(), 2));
    assertArrayEquals(new int[] {5, 6, 7, 8}, tags(seen.train(), 2));
    Dataset whole = Texts.encoded(stream, tokenizer);
    assertEquals(3, whole.size());
    assertArrayEquals(new float[] {10, 0, 0, 0}, ids(whole, 2));
    int none = Dataset.MISSING;
    assertArrayEquals(new int[] {11, none, none, none}, tags(whole, 2));
    assertEquals(1, seen.test().size());
    assertEquals(0, Texts.encoded(stream.select(new int[0]), tokenizer).size());
  }

  private static String text(Dataset stream) {
    return ((RawStream) stream.samples().features()).text();
  }

  /** No half of a character is left on either side of a cut. */
  @Test
  void charactersAreNotCutInTwo() {
    Dataset stream = TextStream.of("a\ud83d\ude00\ud83d\ude00b");
    for (int held = 1; held < 6; held++) {
      Splits cut = Splits.of(stream, held, 0, true, 1);
      String validation = text(cut.validation());
      assertTrue(
          validation.isEmpty() || !Character.isLowSurrogate(validation.charAt(0)), "held " + held);
    }
    assertThrows(DataException.class, () -> Splits.of(stream, 6, 0, true, 1));
    assertThrows(DataException.class, () -> Splits.of(stream, 1.5, 0, true, 1));
  }
}
