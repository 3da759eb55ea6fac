package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.TextUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What texts are cut into, which units get an id, and what a file keeps of it. */
@Tag("pure")
class TokenizerTest {
  private static List<String> words(String text) {
    return TextUnits.of(text, TextUnit.WORD).units();
  }

  private static Dataset texts(String... texts) {
    return TextSamples.of(List.of(texts), Collections.nCopies(texts.length, "any"));
  }

  private static Tokenizer learned(TextUnit unit, int vocabulary, int minCount, String... texts) {
    return Tokenizer.learn(new TextForm(unit, 6, vocabulary, minCount), texts(texts));
  }

  @Test
  void wordsAreSmallAndSignsStandAlone() {
    assertEquals(
        List.of("free", "!", "!", "call", "0800", "-", "now"), words("FREE!!  call 0800-Now"));
    assertEquals(List.of("don't", "stop", "'", "quoted", "'"), words("Don't stop 'quoted'"));
    assertEquals(List.of("caf\u00e9", "na\u0308ive"), words("Caf\u00e9 na\u0308ive"));
    assertEquals(List.of("\u6f22", "\u5b57", "abc"), words("\u6f22\u5b57abc"));
    assertEquals(List.of("\ud83d\ude00", "ok"), words("\ud83d\ude00ok"));
    assertEquals(List.of(), words(" \t\n\u00a0"));
  }

  @Test
  void whatHasNoShapeIsLeftOutAndHalvesAreReplacedAndBothAreCounted() {
    TextUnits marked = TextUnits.of("a\u200fb\u0007 c\u202e", TextUnit.WORD);
    assertEquals(List.of("ab", "c"), marked.units());
    assertEquals(3, marked.odd());
    TextUnits half = TextUnits.of("x\ud83d y", TextUnit.WORD);
    assertEquals(List.of("x", "\ufffd", "y"), half.units());
    assertEquals(1, half.odd());
  }

  @Test
  void charactersAreKeptAsTheyAre() {
    assertEquals(
        List.of("A", " ", "\n", "\ud83d\ude00"),
        TextUnits.of("A \n\ud83d\ude00", TextUnit.CHARACTER).units());
  }

  @Test
  void frequentWordsComeFirstEqualsByNameAndRareOnesAreUnknown() {
    Tokenizer tokenizer = learned(TextUnit.WORD, 100, 2, "b a c a", "b a d c");
    assertEquals(List.of("a", "b", "c"), tokenizer.units());
    assertArrayEquals(new float[] {2, 3, 1, 1, 0, 0}, tokenizer.encode("A b d never"));
    assertEquals("a b \ufffd \ufffd", tokenizer.decode(tokenizer.encode("A b d never")));
  }

  @Test
  void aVocabularyHoldsTheMostFrequentUnitsAlone() {
    assertEquals(List.of("a"), learned(TextUnit.WORD, 3, 1, "b a c a").units());
  }

  @Test
  void longTextsAreCutAndEmptyOnesArePadding() {
    Tokenizer tokenizer = learned(TextUnit.WORD, 100, 1, "a b c d e f g");
    assertArrayEquals(new float[] {2, 3, 4, 5, 6, 7}, tokenizer.encode("a b c d e f g"));
    assertArrayEquals(new float[6], tokenizer.encode(""));
  }

  @Test
  void bytesAreThoseOfUtf8AndNeedNoVocabulary() {
    Tokenizer tokenizer = learned(TextUnit.BYTE, 100, 5, "anything");
    assertEquals(258, tokenizer.form().ids());
    // U+00E9 is C3 A9.
    assertArrayEquals(new float[] {67, 197, 171, 0, 0, 0}, tokenizer.encode("A\u00e9"));
    // Half of a pair is counted and becomes U+FFFD, which is EF BF BD; a whole one is four bytes.
    Tokenizer.Ids ids = tokenizer.ids("\ud83d \ud83d\ude00");
    assertEquals(1, ids.odd());
    assertEquals(3 + 1 + 4, ids.ids().length);
    assertArrayEquals(new int[] {241, 193, 191}, Arrays.copyOf(ids.ids(), 3));
  }

  @Test
  void aSplitIsCountedByItself() {
    Dataset whole = texts("a a", "", "a zz b b b b b b", "q");
    Dataset train = whole.select(new int[] {0, 1, 2});
    Tokenizer tokenizer = Tokenizer.learn(new TextForm(TextUnit.WORD, 6, 9, 2), train);
    assertEquals(List.of("b", "a"), tokenizer.units());
    Dataset seen = Texts.encoded(train, tokenizer);
    assertEquals(new TextCounts(3, 1, 1, 8, 8, 1, 0), Texts.counts(seen).orElseThrow());
    float[] row = new float[6];
    seen.features(2, row, 0);
    assertArrayEquals(new float[] {3, 1, 2, 2, 2, 2}, row);
  }

  @Test
  void aFileKeepsAllOfIt() {
    Tokenizer tokenizer = learned(TextUnit.CHARACTER, 50, 1, "a,b\\\nc\ud83d\ude00");
    Tokenizer read = Tokenizer.fromMetadata(tokenizer.toMetadata());
    assertEquals(tokenizer.units(), read.units());
    assertEquals(tokenizer.form(), read.form());
    assertArrayEquals(tokenizer.encode("c,\\"), read.encode("c,\\"));
  }

  @Test
  void damagedMetadataIsRefused() {
    Map<String, String> metadata = new HashMap<>(learned(TextUnit.WORD, 4, 1, "a b").toMetadata());
    metadata.put("tokenizer.units", "a,b,c");
    assertRefused(metadata, "expected at most 2 units, found 3");
    metadata.put("tokenizer.units", "a,a");
    assertRefused(metadata, "a unit is named twice");
    metadata.put("tokenizer.unit", "SYLLABLE");
    assertRefused(metadata, "describes no tokenizer");
  }

  private static void assertRefused(Map<String, String> metadata, String text) {
    DataException refused =
        assertThrows(DataException.class, () -> Tokenizer.fromMetadata(metadata));
    assertTrue(refused.getMessage().contains(text), refused.getMessage());
  }
}
