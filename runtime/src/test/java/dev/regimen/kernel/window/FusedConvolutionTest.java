package dev.regimen.kernel.window;

import static dev.regimen.kernel.Vectors.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Vectors;
import dev.regimen.kernel.Worker;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the definition, one multiplication at a time. */
@Tag("training")
class FusedConvolutionTest {
  private static final int SAMPLES = 5;
  private static final int FROM = 1;
  private static final float UNTOUCHED = 77;

  /** Of each kind one: with a padding that some windows see nothing but, with groups, by filter. */
  private static Stream<PlainConvolution> cases() {
    PlainConvolution[] all = PlainConvolution.cases();
    return IntStream.of(0, 3, 7, 10, 14, 16, 20).mapToObj(i -> all[i]);
  }

  /** The numbers of one convolution, and what the formula makes of them. */
  private static final class Case {
    final PlainConvolution plain;
    final double[] x;
    final double[] weight;
    final double[] scale;
    final double[] shift;
    final double[] added;

    Case(PlainConvolution plain) {
      this.plain = plain;
      x = PlainConvolution.random(SAMPLES * plain.inputSize(), 1);
      weight = PlainConvolution.random(plain.weightSize(), 2);
      scale = PlainConvolution.random(plain.filters(), 3);
      shift = PlainConvolution.random(plain.filters(), 4);
      added = PlainConvolution.random(SAMPLES * plain.outputSize(), 5);
    }

    double[] maps(boolean adds, boolean rectifies) {
      double[] y = plain.forward(SAMPLES, x, weight);
      for (int i = 0; i < y.length; i++) {
        int filter = i % plain.filters();
        y[i] = scale[filter] * y[i] + shift[filter] + (adds ? added[i] : 0);
        y[i] = rectifies ? Math.max(0, y[i]) : y[i];
      }
      return y;
    }

    /** The maximum of every second place and the three beside it, of what lies in the map. */
    double[] pooled(double[] maps, Window pool) {
      double[] y = new double[SAMPLES * pool.outPlaces() * plain.filters()];
      Arrays.fill(y, Double.NEGATIVE_INFINITY);
      int wide = pool.width();
      for (int i = 0; i < maps.length; i++) {
        int filter = i % plain.filters();
        int place = i / plain.filters();
        int sample = place / (pool.height() * wide);
        int row = place / wide % pool.height() / 2;
        int column = place % wide / 2;
        if (row < pool.outHeight() && column < pool.outWidth()) {
          int at = (sample * pool.outHeight() + row) * pool.outWidth() + column;
          int out = at * plain.filters() + filter;
          y[out] = Math.max(y[out], maps[i]);
        }
      }
      return y;
    }
  }

  private static FusedConvolution kernel(
      Worker worker, PlainConvolution plain, boolean rectifies, Window pool) {
    FusedConvolution kernel =
        new FusedConvolution(worker, plain.window(), plain.filters(), plain.groups());
    kernel = rectifies ? kernel.rectified() : kernel;
    return pool == null ? kernel : kernel.pooled(pool);
  }

  private static float[] narrow(double[] numbers) {
    float[] narrow = new float[numbers.length];
    IntStream.range(0, numbers.length).forEach(i -> narrow[i] = (float) numbers[i]);
    return narrow;
  }

  /** Of samples but the first; twice, because what is laid out once is used again. */
  private static void check(Case of, boolean adds, boolean rectifies, Window pool, Worker worker) {
    double[] maps = of.maps(adds, rectifies);
    double[] expected = pool == null ? maps : of.pooled(maps, pool);
    int first = expected.length / SAMPLES * FROM;
    Arrays.fill(expected, 0, first, UNTOUCHED);
    Floats y = Floats.allocate(expected.length);
    Doubles exact = Doubles.allocate(expected.length);
    FusedConvolution kernel = kernel(worker, of.plain, rectifies, pool);
    FusedConvolution inDouble = kernel(worker, of.plain, rectifies, pool);
    Floats weight = floats(of.weight);
    float[] scale = narrow(of.scale);
    float[] shift = narrow(of.shift);
    for (int round = 0; round < 2; round++) {
      y.fill(UNTOUCHED);
      exact.fill(UNTOUCHED);
      if (adds) {
        kernel.forward(FROM, SAMPLES, floats(of.x), weight, scale, shift, floats(of.added), y);
        inDouble.forward(
            FROM,
            SAMPLES,
            Vectors.doubles(of.x),
            Vectors.doubles(of.weight),
            of.scale,
            of.shift,
            Vectors.doubles(of.added),
            exact);
      } else {
        kernel.forward(FROM, SAMPLES, floats(of.x), weight, scale, shift, y);
        inDouble.forward(
            FROM,
            SAMPLES,
            Vectors.doubles(of.x),
            Vectors.doubles(of.weight),
            of.scale,
            of.shift,
            exact);
      }
      assertArrayEquals(expected, Vectors.values(y), 2e-5);
      assertArrayEquals(expected, Vectors.values(exact), 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsTheDefinition(PlainConvolution plain) {
    Case of = new Case(plain);
    check(of, false, false, null, Worker.single());
    check(of, true, false, null, Worker.single());
    check(of, false, true, null, Worker.predicting());
    check(of, true, true, null, Worker.single());
    Window window = plain.window();
    if (window.outHeight() > 1 && window.outWidth() > 1) {
      Window pool =
          Window.of(window.outHeight(), window.outWidth(), plain.filters())
              .kernel(2, 2)
              .stride(2, 2)
              .to(window.outHeight() / 2, window.outWidth() / 2);
      check(of, false, true, pool, Worker.single());
      check(of, true, false, pool, Worker.predicting());
    }
  }

  /** New weights are seen, unless it was promised that there are none. */
  @Test
  void weightsAreLaidOutAnewWhereTheyMayChange() {
    PlainConvolution plain = PlainConvolution.cases()[3];
    Floats x = floats(PlainConvolution.random(plain.inputSize(), 1));
    float[] ones = new float[plain.filters()];
    Arrays.fill(ones, 1);
    float[] zeros = new float[plain.filters()];
    for (Worker worker : new Worker[] {Worker.single(), Worker.predicting()}) {
      FusedConvolution kernel = kernel(worker, plain, false, null);
      Floats weight = floats(PlainConvolution.random(plain.weightSize(), 2));
      Floats y = Floats.allocate(plain.outputSize());
      kernel.forward(0, 1, x, weight, ones, zeros, y);
      double before = y.get(0);
      weight.fill(0);
      kernel.forward(0, 1, x, weight, ones, zeros, y);
      boolean laidOnce = worker.weightsStay() && OneDnn.load().isPresent();
      assertEquals(laidOnce ? before : 0, y.get(0));
    }
  }

  /** As by a scale of 1, to the bit, in either precision. */
  @Test
  void aScaleOfOneNeedNotBeGiven() {
    for (PlainConvolution plain : cases().toList()) {
      Case of = new Case(plain);
      double[] ones = new double[plain.filters()];
      Arrays.fill(ones, 1);
      FusedConvolution kernel = kernel(Worker.single(), plain, true, null);
      Floats weight = floats(of.weight);
      Floats x = floats(of.x);
      float[] shift = narrow(of.shift);
      Floats y = Floats.allocate(of.added.length);
      Floats plainly = Floats.allocate(of.added.length);
      kernel.forward(0, SAMPLES, x, weight, narrow(ones), shift, y);
      kernel.forward(0, SAMPLES, x, weight, shift, plainly);
      assertArrayEquals(Vectors.values(y), Vectors.values(plainly));
      y.copyFrom(floats(of.added));
      plainly.copyFrom(floats(of.added));
      kernel.forward(0, SAMPLES, x, weight, narrow(ones), shift, y, y);
      kernel.forward(0, SAMPLES, x, weight, shift, plainly, plainly);
      assertArrayEquals(Vectors.values(y), Vectors.values(plainly));
      double[] expected = plain.forward(SAMPLES, of.x, of.weight);
      Arrays.setAll(
          expected, i -> Math.max(0, expected[i] + of.shift[i % plain.filters()] + of.added[i]));
      assertArrayEquals(expected, Vectors.values(y), 2e-5, "what is added lies in y");
      Doubles exact = Vectors.doubles(of.added);
      kernel.forward(
          0, SAMPLES, Vectors.doubles(of.x), Vectors.doubles(of.weight), of.shift, exact, exact);
      assertArrayEquals(expected, Vectors.values(exact), 1e-12);
    }
  }

  /** A rectifier of oneDNN's would make 0 of it. */
  @Test
  void whatIsNoNumberInWeightsShows() {
    for (Worker worker : new Worker[] {Worker.single(), Worker.predicting()}) {
      for (int poisoned = 0; poisoned < 3; poisoned++) {
        PlainConvolution plain = PlainConvolution.cases()[3];
        Case of = new Case(plain);
        if (poisoned == 0) {
          Arrays.fill(of.weight, 0, plain.weightSize() / plain.filters(), Double.NaN);
        } else if (poisoned == 1) {
          of.scale[0] = Double.POSITIVE_INFINITY;
        } else {
          of.shift[0] = Double.NaN;
        }
        FusedConvolution kernel = kernel(worker, plain, true, null);
        Floats weight = floats(of.weight);
        Floats x = Floats.allocate(of.x.length);
        Floats y = Floats.allocate(of.added.length);
        for (int round = 0; round < 2; round++) {
          kernel.forward(0, SAMPLES, x, weight, narrow(of.scale), narrow(of.shift), y);
          assertEquals(Double.NaN, y.get(0), "infinity times 0 is no number either");
          assertEquals(Math.max(0, of.shift[1]), y.get(1), 1e-6);
        }
      }
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    PlainConvolution plain = PlainConvolution.cases()[0];
    FusedConvolution kernel = kernel(Worker.single(), plain, true, null);
    Floats x = Floats.allocate(plain.inputSize());
    Floats weight = Floats.allocate(plain.weightSize());
    Floats y = Floats.allocate(plain.outputSize());
    float[] numbers = new float[plain.filters()];
    float[] few = new float[plain.filters() - 1];
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernel.forward(0, 2, x, weight, numbers, numbers, y));
    assertThrows(
        IllegalArgumentException.class, () -> kernel.forward(0, 1, x, weight, few, numbers, y));
    assertThrows(
        IndexOutOfBoundsException.class, () -> kernel.forward(0, 1, x, x, numbers, numbers, y));
  }
}
