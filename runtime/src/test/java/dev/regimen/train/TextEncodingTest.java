package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.TextUnit;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.TaggedText;
import dev.regimen.data.TextForm;
import dev.regimen.data.TextSamples;
import dev.regimen.data.Tokenizer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class TextEncodingTest {
  /** In UTF-8, with what sets units apart: 4 of aaa, 3 of bb and 3 of an umlaut. */
  @Test
  void aVocabularyThatNoFileHoldsIsRefusedBeforeTraining() {
    Dataset texts = TextSamples.of(List.of("aaa bb \u00e4"), List.of("x"));
    Tokenizer tokenizer = Tokenizer.learn(new TextForm(TextUnit.WORD, 8, 20, 1), texts);
    assertDoesNotThrow(() -> TextEncoding.requireRoom(tokenizer, 10, "texts"));
    DataException refused =
        assertThrows(DataException.class, () -> TextEncoding.requireRoom(tokenizer, 9, "texts"));
    for (String part : List.of("3 units has 10 bytes", "holds 9", "3 characters, \"aaa...\"")) {
      assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
  }

  @Test
  void tokensAreNotCutIntoLess() {
    Dataset tagged = TaggedText.of(List.of(List.of("U.N.")), List.of(List.of("B-ORG")));
    assertDoesNotThrow(() -> TextEncoding.requireWords("Names", TextUnit.WORD, tagged));
    Dataset texts = TextSamples.of(List.of("U.N."), List.of("x"));
    assertDoesNotThrow(() -> TextEncoding.requireWords("Names", TextUnit.BYTE, texts));
    for (TextUnit unit : List.of(TextUnit.BYTE, TextUnit.CHARACTER)) {
      DataException refused =
          assertThrows(DataException.class, () -> TextEncoding.requireWords("Names", unit, tagged));
      assertTrue(refused.getMessage().contains("cut into tokens"), refused.getMessage());
    }
  }
}
