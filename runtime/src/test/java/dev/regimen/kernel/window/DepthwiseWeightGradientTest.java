package dev.regimen.kernel.window;

import static dev.regimen.kernel.Vectors.assertClose;
import static dev.regimen.kernel.Vectors.floats;
import static dev.regimen.kernel.Vectors.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Worker;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums over tiles of places against the definition, within the error that is stated. */
@Tag("training")
class DepthwiseWeightGradientTest {
  private static final int SAMPLES = 3;

  private static Window[] windows() {
    return new Window[] {
      // Strips of which the last is narrower, and rows of which the last is alone.
      Window.of(5, 41, 64).kernel(3, 3).pad(1, 1).to(5, 41),
      // More channels than a tile has elements.
      Window.of(3, 3, 1100).kernel(3, 3).pad(1, 1).to(3, 3),
      Window.of(9, 8, 5).kernel(7, 4).pad(3, 1).to(9, 8),
      Window.of(9, 13, 5).kernel(3, 3).stride(2, 2).pad(1, 1).to(5, 7),
      Window.of(11, 13, 3).kernel(2, 5).stride(3, 2).dilation(2, 3).pad(1, 4).to(4, 6),
      Window.of(9, 9, 2).kernel(3, 3).dilation(2, 3).pad(2, 3).to(9, 9),
      // Strides past what is seen, and windows that see nothing of the map.
      Window.of(9, 9, 4).kernel(2, 2).stride(4, 4),
      Window.of(3, 3, 2).kernel(2, 2).pad(3, 3).to(8, 8),
      Window.of(2, 3, 2).kernel(5, 5).pad(2, 2).to(2, 3),
      Window.of(1, 1, 3).kernel(3, 3).pad(1, 1).to(1, 1),
    };
  }

  /** Numbers that are floats, so that rounding them makes no difference. */
  private static double[] rounded(int count, long seed) {
    return Arrays.stream(PlainConvolution.random(count, seed)).map(v -> (float) v).toArray();
  }

  @ParameterizedTest
  @MethodSource("windows")
  void sumsWhatTheDefinitionDoes(Window window) {
    PlainConvolution plain = new PlainConvolution(window, window.channels(), window.channels());
    double[] x = rounded(SAMPLES * plain.inputSize(), 1);
    double[] dy = rounded(SAMPLES * plain.outputSize(), 2);
    DepthwiseWeightGradient gradient = new DepthwiseWeightGradient(window);
    Floats dWeight = Floats.allocate(plain.weightSize());
    gradient.run(0, SAMPLES, floats(x), floats(dy), dWeight);
    double tolerance = DepthwiseWeightGradient.ERROR;
    assertClose("dWeight", plain.weightGradient(SAMPLES, x, dy), dWeight, tolerance);
    gradient.run(1, 2, floats(x), floats(dy), dWeight);
    double[] own = Arrays.copyOfRange(x, plain.inputSize(), 2 * plain.inputSize());
    double[] ownDy = Arrays.copyOfRange(dy, plain.outputSize(), 2 * plain.outputSize());
    assertClose("of one sample", plain.weightGradient(1, own, ownDy), dWeight, tolerance);
    gradient.run(1, 1, floats(x), floats(dy), dWeight);
    assertArrayEquals(new double[plain.weightSize()], values(dWeight), "of none");
  }

  /** Terms of one sign, which leave the most to rounding. */
  @Test
  void manySamplesAreAddedUpWithoutLoss() {
    Window window = Window.of(8, 8, 1).kernel(3, 3).pad(1, 1).to(8, 8);
    PlainConvolution plain = new PlainConvolution(window, 1, 1);
    int samples = 700;
    double[] x = rounded(samples * plain.inputSize(), 1);
    double[] dy = rounded(samples * plain.outputSize(), 2);
    Arrays.setAll(x, i -> Math.abs(x[i]));
    Arrays.setAll(dy, i -> Math.abs(dy[i]));
    Floats dWeight = Floats.allocate(plain.weightSize());
    new DepthwiseWeightGradient(window).run(0, samples, floats(x), floats(dy), dWeight);
    double[] expected = plain.weightGradient(samples, x, dy);
    assertClose("dWeight", expected, dWeight, DepthwiseWeightGradient.ERROR);
  }

  @Test
  void whereOneDnnHasNoCodeOfItsOwnAConvolutionTakesIt() {
    Window window = Window.of(12, 12, 16).kernel(5, 5).pad(2, 2).to(12, 12);
    PlainConvolution plain = new PlainConvolution(window, 16, 16);
    Floats x = floats(rounded(SAMPLES * plain.inputSize(), 1));
    Floats dy = floats(rounded(SAMPLES * plain.outputSize(), 2));
    Floats expected = Floats.allocate(plain.weightSize());
    new DepthwiseWeightGradient(window).run(1, SAMPLES, x, dy, expected);
    Floats dWeight = Floats.allocate(plain.weightSize());
    new Convolution(Worker.single(), window, 16, 16).weightGradient(1, SAMPLES, x, dy, dWeight);
    assertArrayEquals(values(expected), values(dWeight));
  }

  @ParameterizedTest
  @EnumSource(DepthwiseGains.class)
  void whichConvolutionsGain(DepthwiseGains table) {
    Window common = Window.of(12, 12, 32).kernel(3, 3).pad(1, 1).to(12, 12);
    assertFalse(table.gains(common));
    assertTrue(table.gains(common.dilation(2, 2)), "taps apart");
    assertFalse(table.gains(common.kernel(1, 3).dilation(2, 1)), "a row");
    assertTrue(table.gains(common.kernel(3, 5)), "wide");
    assertFalse(table.gains(common.kernel(7, 3)), "tall, for which oneDNN has code");
    assertTrue(table.gains(common.kernel(5, 5).stride(2, 2)));
    Window few = Window.of(12, 12, 4).kernel(5, 5).pad(2, 2).to(12, 12);
    assertFalse(table.gains(few), "short rows");
    assertFalse(table.gains(Window.of(99, 99, 8).kernel(5, 5).stride(2, 2)), "few at a time");
    assertEquals(
        table == DepthwiseGains.AVX2, table.gains(few.kernel(3, 3).dilation(2, 2)), "short, apart");
    Window wide = Window.of(28, 28, 4).kernel(7, 7).pad(3, 3).to(28, 28);
    assertEquals(table == DepthwiseGains.AVX_512, table.gains(wide), "seven taps a row");
  }

  @Test
  void onlyFiltersOfOneChannelEachGain() {
    Window wide = Window.of(12, 12, 32).kernel(5, 5).pad(2, 2).to(12, 12);
    assertTrue(DepthwiseWeightGradient.gains(wide, 32, 32));
    assertFalse(DepthwiseWeightGradient.gains(wide, 32, 1), "filters of all");
    assertFalse(DepthwiseWeightGradient.gains(wide, 64, 32), "two a channel");
  }
}
