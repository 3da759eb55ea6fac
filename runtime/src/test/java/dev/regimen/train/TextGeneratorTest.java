package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.TextUnit;
import dev.regimen.data.TextForm;
import dev.regimen.data.TextStream;
import dev.regimen.data.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is drawn of given probabilities, by the formula; and bytes as pieces of text. */
@Tag("pure")
class TextGeneratorTest {
  private static final int DRAWS = 40_000;
  private static final float[] PROBABILITIES = {9, 0.2f, 0.1f, 0.3f, 0.2f, 0.05f, 0.15f, 0, 9};

  /** Of seven ids behind one number: padding and the unknown, which are never written, and five. */
  private static double[] shares(double temperature, int topK) {
    TextGenerator.Choice choice =
        new TextGenerator.Choice(
            7, id -> id >= Tokenizer.FIRST, temperature, topK, new SplittableRandom(5));
    double[] shares = new double[7];
    for (int i = 0; i < DRAWS; i++) {
      shares[choice.of(PROBABILITIES, 1)] += 1.0 / DRAWS;
    }
    return shares;
  }

  private static void expect(double[] shares, double temperature, int from) {
    double sum = 0;
    for (int id = from; id < 7; id++) {
      sum += Math.pow(PROBABILITIES[1 + id], 1 / temperature);
    }
    for (int id = 0; id < 7; id++) {
      double expected = id < from ? 0 : Math.pow(PROBABILITIES[1 + id], 1 / temperature) / sum;
      double deviation = Math.sqrt(expected * (1 - expected) / DRAWS);
      assertEquals(expected, shares[id], 4 * deviation, "token " + id + " at " + temperature);
    }
  }

  @Test
  void tokensComeAsOftenAsTheirProbabilitySays() {
    for (double temperature : new double[] {0.5, 1, 2}) {
      expect(shares(temperature, 0), temperature, Tokenizer.FIRST);
    }
  }

  @Test
  void theMostProbableAreDrawnFrom() {
    double[] shares = shares(1, 2);
    assertEquals(0.3 / 0.5, shares[2], 0.02);
    assertEquals(0.2 / 0.5, shares[3], 0.02);
    assertEquals(1, shares(0, 0)[2], 1e-9, "the most probable token at a temperature of 0");
    assertEquals(1, shares(5, 1)[2], 1e-9, "the most probable token of one");
  }

  /** A vocabulary may have more ids than the training text has units. */
  @Test
  void idsWithoutAUnitAreNeverWritten() {
    TextForm form = new TextForm(TextUnit.CHARACTER, 4, 7, 1);
    Tokenizer tokenizer = Tokenizer.learn(form, TextStream.of("ab"));
    for (double temperature : new double[] {0, 1, 1e9}) {
      TextGenerator.Choice choice =
          new TextGenerator.Choice(7, tokenizer::isKnown, temperature, 5, new SplittableRandom(5));
      for (int i = 0; i < 50; i++) {
        int id = choice.of(new float[] {0, 0.9f, 0.001f, 0.001f, 0.2f, 0.2f, 0.2f}, 0);
        assertTrue(id == 2 || id == 3, "id " + id);
      }
    }
  }

  @Test
  void bytesAreShownAsTheyAreInUtf8() {
    Tokenizer bytes = Tokenizer.learn(new TextForm(TextUnit.BYTE, 9, 258, 1), TextStream.of("a"));
    assertEquals("a\u00e9\ud83d\ude00", bytes.decode(bytes.encode("a\u00e9\ud83d\ude00")));
    assertEquals("\ufffda", bytes.decode(Tokenizer.UNKNOWN, Tokenizer.FIRST + 'a'));
    assertTrue(bytes.isKnown(257) && !bytes.isKnown(258) && !bytes.isKnown(1));
  }

  @Test
  void bytesAreWrittenWhenACharacterIsComplete() {
    TextForm form = new TextForm(TextUnit.BYTE, 4, 258, 1);
    TokenPieces pieces = new TokenPieces(Tokenizer.learn(form, TextStream.of("a")));
    StringBuilder text = new StringBuilder();
    StringBuilder lengths = new StringBuilder();
    for (byte each : "a\u00e9\ud83d\ude00b".getBytes(StandardCharsets.UTF_8)) {
      String piece = pieces.next(Tokenizer.FIRST + (each & 0xff));
      text.append(piece);
      lengths.append(piece.length());
    }
    assertEquals("a\u00e9\ud83d\ude00b", text.toString());
    assertEquals("10100021", lengths.toString());
    StringBuilder broken = new StringBuilder();
    for (int each : new int[] {0xff, 0xc3, 0x41, 0x42}) {
      broken.append(pieces.next(Tokenizer.FIRST + each));
    }
    assertEquals("\ufffd\ufffdAB", broken.toString());
  }
}
