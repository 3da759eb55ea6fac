package dev.regimen.kernel.window;

import static dev.regimen.kernel.Vectors.assertClose;
import static dev.regimen.kernel.Vectors.doubles;
import static dev.regimen.kernel.Vectors.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("training")
class PoolingTest {
  private static final int SAMPLES = 4;
  private static final int FROM = 1;
  private static final int TO = 3;
  private static final double UNTOUCHED = 77;

  private static Window[] windows() {
    return new Window[] {
      Window.of(6, 8, 5).kernel(2, 2).stride(2, 2).to(3, 4),
      Window.of(7, 9, 3).kernel(2, 2).stride(2, 2).to(3, 4),
      Window.of(7, 7, 3).kernel(3, 3).stride(2, 2).pad(1, 1).to(4, 4),
      Window.of(5, 6, 1).kernel(3, 2).to(3, 5),
      Window.of(5, 6, 2).kernel(2, 3).stride(1, 1).pad(0, 2).to(4, 8),
      Window.of(9, 8, 2).kernel(2, 2).stride(3, 4).to(3, 2),
      Window.of(9, 9, 4).kernel(3, 3).stride(2, 1).dilation(2, 3).pad(1, 2).to(4, 7),
      Window.of(4, 5, 33).kernel(4, 5),
      Window.of(2, 2, 3).kernel(5, 5).pad(2, 2).to(2, 2),
      Window.of(3, 3, 2),
    };
  }

  /** The places of x inside a window of one channel, as indices, in row-major order. */
  private static List<Integer> places(Window w, int sample, int i, int j, int channel) {
    List<Integer> places = new ArrayList<>();
    for (int k = 0; k < w.kernelHeight(); k++) {
      for (int l = 0; l < w.kernelWidth(); l++) {
        int row = i * w.strideHeight() - w.padTop() + k * w.dilationHeight();
        int column = j * w.strideWidth() - w.padLeft() + l * w.dilationWidth();
        if (row >= 0 && row < w.height() && column >= 0 && column < w.width()) {
          places.add(((sample * w.height() + row) * w.width() + column) * w.channels() + channel);
        }
      }
    }
    return places;
  }

  private interface Each {
    void window(int output, List<Integer> places);
  }

  private static void everyWindow(Window w, Each each) {
    int output = 0;
    for (int n = 0; n < SAMPLES; n++) {
      for (int i = 0; i < w.outHeight(); i++) {
        for (int j = 0; j < w.outWidth(); j++) {
          for (int c = 0; c < w.channels(); c++) {
            each.window(output++, places(w, n, i, j, c));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("windows")
  void maximaAndTheirGradients(Window window) {
    int outputs = window.outPlaces() * window.channels();
    // Few different values, so that windows have several maxima.
    double[] x = coarse(SAMPLES * window.inputSize());
    double[] dy = coarse(SAMPLES * outputs);
    double[] y = new double[dy.length];
    double[] dx = new double[x.length];
    everyWindow(
        window,
        (output, places) -> {
          int first = places.get(0);
          for (int place : places) {
            first = x[place] > x[first] ? place : first;
          }
          y[output] = x[first];
          dx[first] += dy[output];
        });
    Pooling pooling = new Pooling(window);
    Floats single = floats(filled(y.length));
    pooling.max(FROM, TO, floats(x), single);
    assertClose("y", kept(y, outputs), single, 0);
    Floats change = floats(filled(x.length));
    pooling.maxGradient(FROM, TO, floats(x), floats(y), floats(dy), change);
    assertClose("dx", kept(dx, window.inputSize()), change, 1e-6);

    Doubles exact = doubles(filled(y.length));
    pooling.max(FROM, TO, doubles(x), exact);
    assertClose("y", kept(y, outputs), exact, 0);
    Doubles exactChange = doubles(filled(x.length));
    pooling.maxGradient(FROM, TO, doubles(x), doubles(y), doubles(dy), exactChange);
    assertClose("dx", kept(dx, window.inputSize()), exactChange, 1e-14);
  }

  /** In channels with a slope below 0 the smallest counts: max s·x is s·y. */
  @ParameterizedTest
  @MethodSource("windows")
  void minimaWhereTheSlopeFalls(Window window) {
    int channels = window.channels();
    double[] x = coarse(SAMPLES * window.inputSize());
    double[] dy = coarse(SAMPLES * window.outPlaces() * channels);
    double[] y = new double[dy.length];
    double[] dx = new double[x.length];
    float[] slope = new float[channels + 2];
    for (int c = 0; c < channels; c++) {
      slope[c] = c % 3 == 1 ? -0.5f : c % 3;
    }
    everyWindow(
        window,
        (output, places) -> {
          double sign = slope[output % channels] < 0 ? -1 : 1;
          int first = places.get(0);
          for (int place : places) {
            first = sign * x[place] > sign * x[first] ? place : first;
          }
          y[output] = x[first];
          dx[first] += dy[output];
        });
    Pooling pooling = new Pooling(window);
    Floats single = floats(filled(y.length));
    pooling.max(FROM, TO, floats(x), slope, single);
    assertClose("y", kept(y, window.outPlaces() * channels), single, 0);
    Floats change = floats(filled(x.length));
    pooling.maxGradient(FROM, TO, floats(x), floats(y), floats(dy), change);
    assertClose("dx", kept(dx, window.inputSize()), change, 1e-6);
  }

  /** Read in pieces that begin and end anywhere, it is what the whole gradient is. */
  @ParameterizedTest
  @ValueSource(strings = {"6 8 5 3 4", "7 9 3 3 4", "8 8 1 3 4"})
  void aGradientThatIsComputedAsItIsRead(String sizes) {
    int[] n = Arrays.stream(sizes.split(" ")).mapToInt(Integer::parseInt).toArray();
    Window window = Window.of(n[0], n[1], n[2]).kernel(2, 2).stride(2, 2).to(n[3], n[4]);
    int outputs = window.outPlaces() * window.channels();
    Floats x = floats(coarse(SAMPLES * window.inputSize()));
    Floats y = Floats.allocate((long) SAMPLES * outputs);
    Floats dy = floats(coarse(SAMPLES * outputs));
    Floats dx = Floats.allocate(x.length());
    Pooling pooling = new Pooling(window);
    pooling.max(0, SAMPLES, x, y);
    pooling.maxGradient(0, SAMPLES, x, y, dy, dx);
    FloatMaxGradient read = new FloatMaxGradient(window, x, y, dy);
    SplittableRandom random = new SplittableRandom(3);
    for (int at = 0; at < x.length(); ) {
      int count = (int) Math.min(x.length() - at, random.nextInt(1, window.inputSize()));
      float[] tile = new float[count];
      read.read(at, tile, count);
      for (int i = 0; i < count; i++) {
        assertEquals(dx.get(at + i), tile[i], 0, "element " + (at + i));
      }
      at += count;
    }
    int somewhere = 0;
    while (dx.get(somewhere) == 0) {
      somewhere++;
    }
    float[] element = new float[1];
    read.read(somewhere, element, 1);
    dy.clear(0, dy.length());
    read.read(somewhere, element, 1);
    assertEquals(dx.get(somewhere), element[0], 0, "it is held");
    read.renew();
    read.read(somewhere, element, 1);
    assertEquals(0, element[0], "and computed anew");
  }

  @Test
  void otherWindowsAreNotComputedAsTheyAreRead() {
    Floats any = Floats.allocate(64);
    Window overlapping = Window.of(4, 4, 2).kernel(3, 3).stride(2, 2).pad(1, 1).to(2, 2);
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> new FloatMaxGradient(overlapping, any, any, any));
    assertTrue(e.getMessage().startsWith("no windows of 2 x 2 places"), e.getMessage());
  }

  @ParameterizedTest
  @MethodSource("windows")
  void meansAndTheirGradients(Window window) {
    int outputs = window.outPlaces() * window.channels();
    double[] x = coarse(SAMPLES * window.inputSize());
    double[] dy = coarse(SAMPLES * outputs);
    double[] y = new double[dy.length];
    double[] dx = new double[x.length];
    everyWindow(
        window,
        (output, places) -> {
          for (int place : places) {
            y[output] += x[place] / places.size();
            dx[place] += dy[output] / places.size();
          }
        });
    Pooling pooling = new Pooling(window);
    Floats single = floats(filled(y.length));
    pooling.mean(FROM, TO, floats(x), single);
    assertClose("y", kept(y, outputs), single, 1e-6);
    Floats change = floats(filled(x.length));
    pooling.meanGradient(FROM, TO, floats(dy), change);
    assertClose("dx", kept(dx, window.inputSize()), change, 1e-6);

    Doubles exact = doubles(filled(y.length));
    pooling.mean(FROM, TO, doubles(x), exact);
    assertClose("y", kept(y, outputs), exact, 1e-14);
    Doubles exactChange = doubles(filled(x.length));
    pooling.meanGradient(FROM, TO, doubles(dy), exactChange);
    assertClose("dx", kept(dx, window.inputSize()), exactChange, 1e-14);
  }

  @Test
  void tellsValuesApartThatDifferInTheLastBit() {
    float[] close = {1f, Math.nextUp(1f), Float.MIN_VALUE, 0f, -1e30f, 1e30f, -0f, 0f};
    Window window = Window.of(1, 8, 1).kernel(1, 2).stride(1, 2).to(1, 4);
    Floats x = Floats.allocate(8);
    x.write(0, close, 8);
    Floats y = Floats.allocate(4);
    Floats dx = Floats.allocate(8);
    Pooling pooling = new Pooling(window);
    pooling.max(0, 1, x, y);
    pooling.maxGradient(0, 1, x, y, floats(1, 2, 3, 4), dx);
    // 0 and -0 are equal, and the first of them is the maximum.
    assertArrayEquals(new double[] {0, 1, 2, 0, 0, 3, 4, 0}, Vectors.values(dx));
  }

  @Test
  void refusesWindowsOutsideTheMap() {
    Window outside = Window.of(4, 4, 2).kernel(2, 2).stride(2, 2).pad(2, 0).to(3, 2);
    Exception e = assertThrows(IllegalArgumentException.class, () -> new Pooling(outside));
    assertTrue(e.getMessage().contains("output row 0 lie outside the map"), e.getMessage());
    Window beyond = Window.of(4, 4, 2).kernel(2, 2).stride(2, 2).to(2, 3);
    e = assertThrows(IllegalArgumentException.class, () -> new Pooling(beyond));
    assertTrue(e.getMessage().contains("output column 2 lie outside the map"), e.getMessage());
  }

  @Test
  void refusesVectorsThatAreTooShort() {
    Pooling pooling = new Pooling(Window.of(4, 4, 2).kernel(2, 2).stride(2, 2).to(2, 2));
    Floats x = Floats.allocate(64);
    Floats y = Floats.allocate(15);
    Exception e = assertThrows(IndexOutOfBoundsException.class, () -> pooling.max(0, 2, x, y));
    assertEquals(
        "samples 0 to 2, of 32 values and pooled to 8, do not lie in vectors of 64 and 15",
        e.getMessage());
  }

  private static double[] coarse(int count) {
    return new SplittableRandom(9).ints(count, -2, 3).asDoubleStream().toArray();
  }

  private static double[] filled(int count) {
    double[] values = new double[count];
    Arrays.fill(values, UNTOUCHED);
    return values;
  }

  private static double[] kept(double[] values, int size) {
    double[] kept = filled(values.length);
    System.arraycopy(values, FROM * size, kept, FROM * size, (TO - FROM) * size);
    return kept;
  }
}
