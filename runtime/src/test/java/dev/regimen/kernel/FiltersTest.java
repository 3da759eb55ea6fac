package dev.regimen.kernel;

import static dev.regimen.kernel.Vectors.assertClose;
import static dev.regimen.kernel.Vectors.doubles;
import static dev.regimen.kernel.Vectors.floats;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.kernel.window.PlainConvolution;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class FiltersTest {
  private static final int ROWS = 4;
  private static final int WIDTH = 19;

  /** One of the two reparameterizations of rows 1 to 2, or the gradient of one. */
  private interface Call<V> {
    void on(Filters filters, double epsilon, V w, V out);
  }

  private static final Call<Doubles> UNIT =
      (filters, epsilon, w, out) -> filters.unit(1, 3, WIDTH, epsilon, w, out);
  private static final Call<Doubles> STANDARD =
      (filters, epsilon, w, out) -> filters.standardize(1, 3, WIDTH, epsilon, w, out);

  private final Filters filters = new Filters();
  private final double[] w = PlainConvolution.random(ROWS * WIDTH, 1);
  private final double[] dOut = PlainConvolution.random(ROWS * WIDTH, 2);

  @Test
  void unitRowsHaveLengthOne() {
    Doubles out = doubles(w);
    UNIT.on(filters, 1e-12, out, out);
    for (int r = 1; r < 3; r++) {
      double square = 0;
      for (int i = r * WIDTH; i < (r + 1) * WIDTH; i++) {
        square += out.get(i) * out.get(i);
        assertEquals(w[i] / w[r * WIDTH], out.get(i) / out.get(r * WIDTH), 1e-12);
      }
      assertEquals(1, square, 1e-14);
    }
    assertEquals(w[0], out.get(0));
    assertEquals(w[3 * WIDTH], out.get(3 * WIDTH));
    Floats single = Floats.allocate(w.length);
    filters.unit(1, 3, WIDTH, 1e-12, floats(w), single);
    assertClose("unit", outside(Vectors.values(out)), single, 1e-6);
  }

  @Test
  void standardRowsHaveMeanZeroAndTheVarianceThatEpsilonLeaves() {
    Doubles out = Doubles.allocate(w.length);
    double epsilon = 0.1;
    STANDARD.on(filters, epsilon, doubles(w), out);
    for (int r = 1; r < 3; r++) {
      double[] row = Arrays.copyOfRange(w, r * WIDTH, (r + 1) * WIDTH);
      double mean = Arrays.stream(row).average().orElseThrow();
      double variance = Arrays.stream(row).map(v -> (v - mean) * (v - mean)).sum() / WIDTH;
      for (int i = 0; i < WIDTH; i++) {
        double expected = (row[i] - mean) / Math.sqrt(variance + epsilon);
        assertEquals(expected, out.get(r * WIDTH + i), 1e-14);
      }
    }
    Floats single = Floats.allocate(w.length);
    filters.standardize(1, 3, WIDTH, epsilon, floats(w), single);
    assertClose("standard", Vectors.values(out), single, 1e-6);
  }

  @Test
  void rowsAreAdded() {
    Doubles sum = doubles(w);
    filters.add(1, 3, WIDTH, doubles(dOut), sum);
    Floats single = floats(w);
    filters.add(1, 3, WIDTH, floats(dOut), single);
    for (int i = 0; i < w.length; i++) {
      boolean own = i / WIDTH == 1 || i / WIDTH == 2;
      assertEquals(own ? w[i] + dOut[i] : w[i], sum.get(i), 0);
      assertEquals(sum.get(i), single.get(i), 1e-6);
    }
  }

  @Test
  void aRowShorterThanEpsilonIsDividedByIt() {
    Doubles out = doubles(new double[ROWS * WIDTH]);
    double[] small = Arrays.stream(w).map(v -> v * 1e-9).toArray();
    UNIT.on(filters, 1e-3, doubles(small), out);
    assertEquals(small[WIDTH] / 1e-3, out.get(WIDTH), 1e-18);
    Doubles gradient = doubles(new double[ROWS * WIDTH]);
    filters.unitGradient(1, 3, WIDTH, 1e-3, doubles(small), doubles(dOut), gradient);
    assertEquals(dOut[WIDTH] / 1e-3, gradient.get(WIDTH), 1e-9);
    UNIT.on(filters, 1e-3, doubles(new double[ROWS * WIDTH]), out);
    assertEquals(0, out.get(WIDTH));
  }

  @Test
  void unitGradientsAreSlopes() {
    Doubles dw = doubles(dOut);
    filters.unitGradient(1, 3, WIDTH, 1e-12, doubles(w), dw, dw);
    verify(UNIT, 1e-12, dw);
    Floats single = floats(dOut);
    filters.unitGradient(1, 3, WIDTH, 1e-12, floats(w), single, single);
    assertClose("dw", Vectors.values(dw), single, 1e-6);
  }

  @Test
  void standardGradientsAreSlopes() {
    Doubles dw = doubles(dOut);
    filters.standardizeGradient(1, 3, WIDTH, 0.1, doubles(w), dw, dw);
    verify(STANDARD, 0.1, dw);
    Floats single = floats(dOut);
    filters.standardizeGradient(1, 3, WIDTH, 0.1, floats(w), single, single);
    assertClose("dw", Vectors.values(dw), single, 1e-6);
  }

  private void verify(Call<Doubles> forward, double epsilon, Doubles dw) {
    double step = 1e-5;
    Doubles out = Doubles.allocate(w.length);
    for (int at = WIDTH; at < 3 * WIDTH; at++) {
      double slope = 0;
      for (int sign = -1; sign <= 1; sign += 2) {
        double[] moved = w.clone();
        moved[at] += sign * step;
        forward.on(filters, epsilon, doubles(moved), out);
        for (int i = WIDTH; i < 3 * WIDTH; i++) {
          slope += sign * dOut[i] * out.get(i) / (2 * step);
        }
      }
      assertEquals(slope, dw.get(at), 1e-8);
    }
    assertEquals(dOut[0], dw.get(0));
  }

  /** Zeros in the rows that were not asked for. */
  private static double[] outside(double[] values) {
    Arrays.fill(values, 0, WIDTH, 0);
    Arrays.fill(values, 3 * WIDTH, values.length, 0);
    return values;
  }
}
