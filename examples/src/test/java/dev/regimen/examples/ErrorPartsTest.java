package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The parts of the error against numbers worked out by hand. */
@Tag("pure")
class ErrorPartsTest {
  private static final double EXACT = 1e-12;

  @Test
  void whatNetworksShareIsBias() {
    double[][] same = {{0.75, 0.25}};
    ErrorParts parts = ErrorParts.of(List.of(same, same), new int[] {0});
    assertEquals(2 * 0.0625, parts.bias(), EXACT);
    assertEquals(0, parts.variance(), EXACT);
  }

  @Test
  void whatTheyDifferByIsVariance() {
    // Two networks, p of the true class 1 and 1/2: means 3/4 and 1/4, variances 1/8 each, and a
    // half of them less in the bias.
    ErrorParts parts =
        ErrorParts.of(List.of(new double[][] {{1, 0}}, new double[][] {{0.5, 0.5}}), new int[] {0});
    assertEquals(0.25, parts.variance(), EXACT);
    assertEquals(2 * (0.0625 - 0.0625), parts.bias(), EXACT);
    assertEquals((0 + 0.5) / 2, parts.error(), EXACT);
  }

  @Test
  void samplesAreAveraged() {
    double[][] first = {{1, 0}, {0, 1}};
    ErrorParts parts = ErrorParts.of(List.of(first, first), new int[] {0, 0});
    assertEquals((0 + 2) / 2.0, parts.bias(), EXACT);
  }
}
