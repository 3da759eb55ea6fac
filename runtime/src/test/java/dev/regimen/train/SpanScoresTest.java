package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Spans counted by hand. */
@Tag("pure")
class SpanScoresTest {
  private static List<String> tags(String text) {
    return List.of(text.split(" "));
  }

  private static void counts(int truths, int predicted, int hits, String truth, String found) {
    assertEquals(
        new SpanScores(truths, predicted, hits), SpanScores.of(tags(truth), tags(found)), found);
  }

  @Test
  void aSpanIsRightAsAWhole() {
    counts(2, 2, 2, "B-PER I-PER O B-LOC", "B-PER I-PER O B-LOC");
    counts(2, 2, 1, "B-PER I-PER O B-LOC", "B-PER O O B-LOC");
    counts(1, 1, 0, "B-PER I-PER", "B-ORG I-ORG");
    counts(1, 2, 0, "B-PER I-PER", "B-PER B-PER");
    counts(2, 1, 0, "B-PER B-PER", "B-PER I-PER");
    counts(1, 0, 0, "B-PER", "O");
    counts(0, 0, 0, "O O", "O O");
  }

  /** I- begins a span behind another kind and behind O, as conlleval has it. */
  @Test
  void otherSchemesMarkSpansToo() {
    counts(2, 2, 2, "B-PER B-LOC", "I-PER I-LOC");
    counts(2, 2, 2, "B-PER I-PER B-PER", "B-PER E-PER S-PER");
    counts(2, 2, 2, "B-PER I-PER B-PER", "B-PER L-PER U-PER");
    counts(2, 2, 2, "PERSON PERSON O PLACE", "PERSON PERSON O PLACE");
    counts(1, 1, 0, "PERSON PERSON", "PERSON O");
  }

  @Test
  void spansOfTheOnlyKindNeedNoName() {
    counts(3, 3, 2, "B I I O B B I", "B I I O B B O");
    counts(1, 2, 0, "B I", "B B");
    counts(2, 2, 2, "B I O B", "I I O I");
  }

  @Test
  void precisionAndRecallAreShares() {
    SpanScores scores = new SpanScores(4, 5, 2);
    assertEquals(0.4, scores.precision());
    assertEquals(0.5, scores.recall());
    assertEquals(2 * 0.4 * 0.5 / 0.9, scores.f1(), 1e-15);
    assertEquals(0, new SpanScores(0, 0, 0).f1());
  }
}
