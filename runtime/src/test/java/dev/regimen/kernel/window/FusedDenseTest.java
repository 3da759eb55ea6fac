package dev.regimen.kernel.window;

import static dev.regimen.kernel.Vectors.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Vectors;
import dev.regimen.kernel.Worker;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dense layer with what follows it, against the sums written out. */
@Tag("training")
class FusedDenseTest {
  private static final int ROWS = 40;
  private static final double UNTOUCHED = 77;

  private final double[] scale;
  private final double[] shift;
  private final double[] x;
  private final double[] weight;
  private final double[] added;
  private final int inputs;
  private final int outputs;

  FusedDenseTest() {
    inputs = 37;
    outputs = 19;
    x = PlainConvolution.random(ROWS * inputs, 1);
    weight = PlainConvolution.random(outputs * inputs, 2);
    scale = PlainConvolution.random(outputs, 3);
    shift = PlainConvolution.random(outputs, 4);
    added = PlainConvolution.random(ROWS * outputs, 5);
  }

  private static float[] narrow(double[] numbers) {
    float[] narrow = new float[numbers.length];
    IntStream.range(0, numbers.length).forEach(i -> narrow[i] = (float) numbers[i]);
    return narrow;
  }

  /** Rows {@code [from, to)}; the others are left alone. */
  private double[] expected(int from, int to, boolean adds, boolean rectifies) {
    double[] y = new double[ROWS * outputs];
    Arrays.fill(y, UNTOUCHED);
    for (int row = from; row < to; row++) {
      for (int o = 0; o < outputs; o++) {
        double sum = 0;
        for (int i = 0; i < inputs; i++) {
          sum += x[row * inputs + i] * weight[o * inputs + i];
        }
        int at = row * outputs + o;
        y[at] = scale[o] * sum + shift[o] + (adds ? added[at] : 0);
        y[at] = rectifies ? Math.max(0, y[at]) : y[at];
      }
    }
    return y;
  }

  private FusedConvolution kernel(Worker worker, boolean rectifies) {
    FusedConvolution kernel = FusedConvolution.dense(worker, inputs, outputs);
    return rectifies ? kernel.rectified() : kernel;
  }

  /** Few rows and many go different ways, and so do weights that stay and others. */
  @ParameterizedTest
  @CsvSource({"0, 1", "3, 5", "1, 5", "7, 20", "0, 40", "9, 9"})
  void equalsTheDefinition(int from, int to) {
    for (boolean adds : new boolean[] {false, true}) {
      for (boolean rectifies : new boolean[] {false, true}) {
        double[] expected = expected(from, to, adds, rectifies);
        check(Worker.single(), from, to, adds, rectifies, expected);
        check(Worker.predicting(), from, to, adds, rectifies, expected);
        Doubles exact = Doubles.allocate(expected.length);
        exact.fill(UNTOUCHED);
        FusedConvolution inDouble = kernel(Worker.single(), rectifies);
        Doubles wide = Vectors.doubles(x);
        Doubles matrix = Vectors.doubles(weight);
        if (adds) {
          inDouble.forward(from, to, wide, matrix, scale, shift, Vectors.doubles(added), exact);
        } else {
          inDouble.forward(from, to, wide, matrix, scale, shift, exact);
        }
        assertArrayEquals(expected, Vectors.values(exact), 1e-12);
      }
    }
  }

  /** Twice, because what is laid out once is used again. */
  private void check(
      Worker worker, int from, int to, boolean adds, boolean rectifies, double[] expected) {
    FusedConvolution kernel = kernel(worker, rectifies);
    Floats matrix = floats(weight);
    float[] scales = narrow(scale);
    float[] shifts = narrow(shift);
    Floats y = Floats.allocate(expected.length);
    for (int round = 0; round < 2; round++) {
      y.fill(UNTOUCHED);
      if (adds) {
        kernel.forward(from, to, floats(x), matrix, scales, shifts, floats(added), y);
      } else {
        kernel.forward(from, to, floats(x), matrix, scales, shifts, y);
      }
      assertArrayEquals(expected, Vectors.values(y), 2e-5);
    }
  }

  /**
   * One layout serves every number of rows, though what was compiled for the first ones makes room
   * and is collected, and what is added may lie where the result goes.
   */
  @Test
  void numbersOfRowsTakeTurns() {
    FusedConvolution kernel = kernel(Worker.predicting(), true);
    Floats matrix = floats(weight);
    float[] scales = narrow(scale);
    float[] shifts = narrow(shift);
    for (int round = 0; round < 2; round++) {
      for (int rows = 1; rows <= 24; rows++) {
        Floats y = floats(added);
        kernel.forward(0, rows, floats(x), matrix, scales, shifts, y, y);
        double[] expected = expected(0, rows, true, true);
        System.arraycopy(added, rows * outputs, expected, rows * outputs, (ROWS - rows) * outputs);
        assertArrayEquals(expected, Vectors.values(y), 2e-5);
      }
      System.gc();
    }
  }

  /** Weights that may change are seen anew in each call, by many rows too. */
  @Test
  void newWeightsAreSeenWhereTheyMayChange() {
    FusedConvolution kernel = kernel(Worker.single(), false);
    Floats matrix = floats(weight);
    float[] scales = narrow(scale);
    float[] shifts = narrow(shift);
    Floats y = Floats.allocate((long) ROWS * outputs);
    kernel.forward(0, ROWS, floats(x), matrix, scales, shifts, y);
    matrix.fill(0);
    kernel.forward(0, ROWS, floats(x), matrix, scales, shifts, y);
    for (int i = 0; i < ROWS * outputs; i++) {
      assertEquals(shift[i % outputs], y.get(i), 1e-6);
    }
  }

  @Test
  void whatIsNoNumberInWeightsShows() {
    weight[inputs] = Double.NaN;
    for (Worker worker : new Worker[] {Worker.single(), Worker.predicting()}) {
      Floats y = Floats.allocate((long) ROWS * outputs);
      kernel(worker, true)
          .forward(0, ROWS, floats(x), floats(weight), narrow(scale), narrow(shift), y);
      double[] expected = expected(0, ROWS, false, true);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(i % outputs == 1 ? Double.NaN : expected[i], y.get(i), 2e-5);
      }
    }
  }
}
