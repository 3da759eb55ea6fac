package dev.regimen.examples.findings;

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

  @Test
  void itIsSaidWhetherTheVarianceFallsInTheEnd() {
    int[] widths = {1, 2, 4};
    List<ErrorParts> rising = List.of(of(0.1), of(0.2), of(0.3));
    List<ErrorParts> falling = List.of(of(0.1), of(0.3), of(0.2));
    String start = "From width 1 to 4 the squared bias goes from 0.5000 to 0.5000 and the variance";
    assertEquals(
        start
            + " from 0.1000 to 0.3000; that it falls again, as Neal et al. found, is not seen up to"
            + " there.",
        BiasAndVariance.sentence(widths, rising));
    assertEquals(
        start + " from 0.1000 to 0.2000; it is largest at width 2 and falls from there.",
        BiasAndVariance.sentence(widths, falling));
  }

  private static ErrorParts of(double variance) {
    return new ErrorParts(0.5, variance);
  }
}
