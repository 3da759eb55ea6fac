package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

/** Comparisons of whole vectors, relative to their scale. */
final class Close {
  private Close() {}

  /** Each element within a fraction of itself, or of the vector's mean magnitude if smaller. */
  static void assertClose(double[] expected, double[] actual, double relative, String what) {
    assertClose(expected, actual, relative, 0, what);
  }

  /**
   * As above, of a vector whose elements may all be what rounding leaves of numbers near {@code
   * size}.
   */
  static void assertClose(
      double[] expected, double[] actual, double relative, double size, String what) {
    assertEquals(expected.length, actual.length, what);
    double scale = Math.max(size, scale(expected));
    for (int i = 0; i < expected.length; i++) {
      double allowed = relative * Math.max(Math.abs(expected[i]), scale);
      if (!(Math.abs(expected[i] - actual[i]) <= allowed)) {
        fail(what + "[" + i + "]: expected " + expected[i] + " but was " + actual[i]);
      }
    }
  }

  static double scale(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.abs(value);
    }
    return Math.max(1e-12, sum / Math.max(1, values.length));
  }
}
