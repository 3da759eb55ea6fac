package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.PositionEncoding;
import dev.regimen.annotation.PositionKind;
import dev.regimen.annotation.SelfAttention;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Waves;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.layer.GlobalAveragePoolRule;
import dev.regimen.processor.rule.layer.PositionEncodingRule;
import dev.regimen.processor.rule.layer.SelfAttentionRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Layers of texts by formulas written out and by finite differences: what stands behind a text's
 * end counts for nothing, and no unit gives zeros.
 */
@Tag("pure")
class TextRulesTest extends LayersOfTexts {
  @Test
  void paddingBecomesRowsOfZeros() {
    double[] rows = values(rows(TEXTS));
    int length = TEXTS[0].length;
    for (int i = 0; i < rows.length; i++) {
      int id = (int) TEXTS[i / WIDTH / length][i / WIDTH % length];
      double expected = id == 0 ? 0 : table(id, i % WIDTH);
      assertArrayEquals(new double[] {expected}, new double[] {rows[i]}, 0);
    }
  }

  @Test
  void aMeanIsOverTheUnitsOfTheText() {
    double[] means = values(lowered(new GlobalAveragePoolRule(), Map.of()));
    for (int text = 0; text < TEXTS.length; text++) {
      double[] expected = new double[WIDTH];
      double units = Arrays.stream(TEXTS[text]).filter(id -> id > 0).count();
      for (double id : TEXTS[text]) {
        for (int k = 0; k < WIDTH && id > 0; k++) {
          expected[k] += table((int) id, k) / units;
        }
      }
      double[] found = Arrays.copyOfRange(means, text * WIDTH, (text + 1) * WIDTH);
      assertArrayEquals(expected, found, 1e-12, "text " + text);
    }
  }

  /** Whoever reads rows that were multiplied by 0 at padding need not do so again. */
  @Test
  void rowsAreMaskedOnce() {
    Value rows = rows(TEXTS);
    Value kept = rows.times(rows.graph().leaf(Leaf.Kind.PARAMETER, "scale", Shape.of(WIDTH)));
    Value real = scope.real(rows).orElseThrow();
    for (Value zero : List.of(rows, kept, kept.plus(rows).times(0.5), kept.negate().max(0))) {
      assertSame(zero, scope.masked(zero));
    }
    for (Value other : List.of(rows.exp(), rows.plus(1), rows.minus(kept.exp()))) {
      assertNotSame(other, scope.masked(other));
      assertTrue(scope.masked(other).isZeroWith(real));
    }
  }

  /** The rows of the text in an attention that has no others. */
  @Test
  void attentionIsThatOfTheTextAlone() {
    Map<String, Object> heads = Map.of("value", 2);
    double[] together = values(lowered(new SelfAttentionRule(), heads));
    for (int text = 1; text < TEXTS.length; text++) {
      double[] units = Arrays.stream(TEXTS[text]).filter(id -> id > 0).toArray();
      Use<SelfAttention> use =
          new Use<>(
              Written.annotation(SelfAttention.class, heads),
              "layer",
              new Written.NamedSite("layer"));
      Value rows = rows(units);
      scope.texts = null;
      double[] alone = values(new SelfAttentionRule().lower(use, rows, scope));
      int at = text * TEXTS[0].length * WIDTH;
      double[] found = Arrays.copyOfRange(together, at, at + alone.length);
      assertArrayEquals(alone, found, 1e-12, "text " + text);
    }
  }

  /** What remains is the bias of the output, which is drawn last. */
  @Test
  void attentionToNothingIsZero() {
    double[] together = values(lowered(new SelfAttentionRule(), Map.of("value", 2)));
    Value bias = parameters.get(parameters.size() - 1);
    double[] expected = numbers.tensor((Leaf) bias.op()).data();
    for (int row = 0; row < TEXTS[0].length; row++) {
      double[] found = Arrays.copyOfRange(together, row * WIDTH, (row + 1) * WIDTH);
      assertArrayEquals(expected, found, 1e-12, "row " + row);
    }
  }

  /** Bit for bit: what is added later is 0 times something. */
  @Test
  void causalAttentionDoesNotSeeWhatComesLater() {
    Map<String, Object> causal = Map.of("value", 2, "causal", true);
    double[] before = values(lowered(new SelfAttentionRule(), causal));
    int changed = (3 * TEXTS[0].length + 2) * WIDTH;
    double id = TEXTS[3][2];
    TEXTS[3][2] = 6;
    double[] after = values(lowered(new SelfAttentionRule(), causal));
    TEXTS[3][2] = id;
    for (int i = 0; i < before.length; i++) {
      assertEquals(i < changed, before[i] == after[i], "number " + i);
    }
  }

  @Test
  void placesAreAddedAndPaddingStaysZero() {
    double[] placed = values(lowered(new PositionEncodingRule(), Map.of()));
    int length = TEXTS[0].length;
    for (int i = 0; i < placed.length; i++) {
      int place = i / WIDTH % length;
      int id = (int) TEXTS[i / WIDTH / length][place];
      double expected =
          id == 0
              ? 0
              : table(id, i % WIDTH)
                  + numbers.tensor((Leaf) parameters.get(1).op()).data()[place * WIDTH + i % WIDTH];
      assertEquals(expected, placed[i], 1e-12);
    }
  }

  @Test
  void wavesAreAddedAndPaddingStaysZero() {
    Map<String, Object> kind = Map.of("kind", PositionKind.SINUSOIDAL);
    double[] placed = values(lowered(new PositionEncodingRule(), kind));
    assertEquals(1, parameters.size(), "nothing but the table is trained");
    int length = TEXTS[0].length;
    for (int i = 0; i < placed.length; i++) {
      int place = i / WIDTH % length;
      int id = (int) TEXTS[i / WIDTH / length][place];
      int c = i % WIDTH;
      double angle = place / (c < 2 ? 1 : 100.0); // 10000^(2/4) is 100
      double wave = c % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
      assertEquals(id == 0 ? 0 : table(id, c) + wave, placed[i], 1e-12);
    }
  }

  /** Pairs of columns as complex numbers are multiplied by e^(ilω), head by head. */
  @Test
  void rowsAreTurnedByTheirPlace() {
    Value x = rows(TEXTS);
    double[] turned = values(x.graph().add(new Waves(Waves.Kind.TURN, 1), List.of(x)));
    int length = TEXTS[0].length;
    for (int row = 0; row < turned.length / WIDTH; row++) {
      int id = (int) TEXTS[row / length][row % length];
      for (int i = 0; i < WIDTH / 2 && id > 0; i++) {
        double angle = row % length / (i == 0 ? 1 : 100.0);
        double a = table(id, i);
        double b = table(id, i + 2);
        int at = row * WIDTH + i;
        assertEquals(a * Math.cos(angle) - b * Math.sin(angle), turned[at], 1e-12);
        assertEquals(b * Math.cos(angle) + a * Math.sin(angle), turned[at + 2], 1e-12);
      }
    }
  }

  /** The same words three places later see the same, which learned places would not let them. */
  @Test
  void turnedAttentionDependsOnDistancesAlone() {
    double[][] texts = {{2, 6, 1, 0, 0, 0}, {5, 5, 5, 2, 6, 1}};
    Use<SelfAttention> use =
        new Use<>(
            Written.annotation(SelfAttention.class, Map.of("value", 2)),
            "layer",
            new Written.NamedSite("layer"));
    Value x = rows(texts);
    scope.before.add(rotary());
    Value query = x.graph().add(new Waves(Waves.Kind.TURN, 2), List.of(x));
    double[] turned = values(query);
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double early = product(turned, a, b);
        assertEquals(early, product(turned, 6 + 3 + a, 6 + 3 + b), 1e-12);
      }
    }
    Value seen = new SelfAttentionRule().lower(use, x, scope);
    checkGradients(seen);
  }

  private static double product(double[] rows, int a, int b) {
    double product = 0;
    for (int c = 0; c < WIDTH; c++) {
      product += rows[a * WIDTH + c] * rows[b * WIDTH + c];
    }
    return product;
  }

  private static LayerModel rotary() {
    Written.NamedSite site = new Written.NamedSite("places");
    Map<String, Object> kind = Map.of("kind", PositionKind.ROTARY);
    PositionEncoding written = Written.annotation(PositionEncoding.class, kind);
    return new LayerModel("places", List.of(new Use<>(written, "places", site)), site);
  }

  @Test
  void gradientsAreDifferences() {
    checkGradients(lowered(new PositionEncodingRule(), Map.of("kind", PositionKind.SINUSOIDAL)));
    checkGradients(lowered(new PositionEncodingRule(), Map.of()));
    checkGradients(lowered(new SelfAttentionRule(), Map.of("value", 2, "causal", true)));
    checkGradients(rows(TEXTS));
    checkGradients(lowered(new GlobalAveragePoolRule(), Map.of()));
    checkGradients(lowered(new SelfAttentionRule(), Map.of("value", 2)));
  }
}
