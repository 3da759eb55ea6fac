package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

/** Vectors outside the heap for tests, and what they hold. */
public final class Vectors {
  private Vectors() {}

  public static Floats floats(double... values) {
    return fill(Floats.allocate(values.length), values);
  }

  public static Doubles doubles(double... values) {
    return fill(Doubles.allocate(values.length), values);
  }

  private static <V extends Reals> V fill(V vector, double[] values) {
    for (int i = 0; i < values.length; i++) {
      vector.set(i, values[i]);
    }
    return vector;
  }

  public static double[] values(Reals vector) {
    double[] values = new double[(int) vector.length()];
    Arrays.setAll(values, vector::get);
    return values;
  }

  /** The same values, up to a share of the largest. */
  public static void assertClose(String what, double[] expected, Reals actual, double tolerance) {
    double most = Math.max(1e-30, Arrays.stream(expected).map(Math::abs).max().orElse(0));
    assertEquals(expected.length, actual.length(), what);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual.get(i), most * tolerance, what + ", element " + i);
    }
  }
}
