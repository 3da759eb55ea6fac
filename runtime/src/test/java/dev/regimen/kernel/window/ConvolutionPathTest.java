package dev.regimen.kernel.window;

import static dev.regimen.kernel.Vectors.assertClose;
import static dev.regimen.kernel.Vectors.doubles;
import static dev.regimen.kernel.Vectors.floats;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Gemm;
import dev.regimen.kernel.Vectors;
import dev.regimen.kernel.Worker;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every path computes what the definition says, on the samples asked for and on no others. */
@Tag("training")
class ConvolutionPathTest {
  private static final int SAMPLES = 5;
  private static final int FROM = 1;
  private static final int TO = 4;
  private static final double UNTOUCHED = 77;

  private static PlainConvolution[] cases() {
    return PlainConvolution.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void patches(PlainConvolution plain) {
    verify(
        plain,
        new FloatPatchConvolution(new Gemm(), plain.window(), plain.filters(), plain.groups()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void oneDnn(PlainConvolution plain) {
    assumeTrue(OneDnn.load().isPresent(), "oneDNN's natives");
    Optional<ConvolutionPath<Floats>> path =
        OneDnnConvolution.of(
            ConvolutionPath.Means.of(Worker.single()),
            plain.window(),
            plain.filters(),
            plain.groups());
    assumeTrue(path.isPresent(), "oneDNN has fast code for it");
    verify(plain, path.get());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nd4j(PlainConvolution plain) {
    Optional<ConvolutionPath<Floats>> path =
        Nd4jConvolution.of(new Gemm(), plain.window(), plain.filters(), plain.groups());
    assumeTrue(path.isPresent(), "ND4J is built with oneDNN and can express it");
    verify(plain, path.get());
  }

  private static PlainConvolution[] depthwise() {
    return Arrays.stream(PlainConvolution.cases())
        .filter(plain -> plain.groups() == plain.window().channels())
        .map(plain -> new PlainConvolution(plain.window(), plain.groups(), plain.groups()))
        .toArray(PlainConvolution[]::new);
  }

  @ParameterizedTest
  @MethodSource("depthwise")
  void loopsForAFilterAChannel(PlainConvolution plain) {
    verify(plain, new DepthwiseConvolution(plain.window()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theChosenPath(PlainConvolution plain) {
    Convolution convolution =
        new Convolution(Worker.single(), plain.window(), plain.filters(), plain.groups());
    verify(
        plain,
        new ConvolutionPath<>() {
          @Override
          public void forward(int from, int to, Floats x, Floats weight, Floats y) {
            convolution.forward(from, to, x, weight, y);
          }

          @Override
          public void inputGradient(int from, int to, Floats dy, Floats weight, Floats dx) {
            convolution.inputGradient(from, to, dy, weight, dx);
          }

          @Override
          public void weightGradient(int from, int to, Floats x, Floats dy, Floats dWeight) {
            convolution.weightGradient(from, to, x, dy, dWeight);
          }

          @Override
          public void gradients(
              int from, int to, Floats x, Floats weight, Floats dy, Floats dx, Floats dWeight) {
            convolution.gradients(from, to, x, weight, dy, dx, dWeight);
          }
        });
  }

  private static void verify(PlainConvolution plain, ConvolutionPath<Floats> path) {
    double[] x = rounded(SAMPLES * plain.inputSize(), 1);
    double[] weight = rounded(plain.weightSize(), 2);
    double[] dy = rounded(SAMPLES * plain.outputSize(), 3);
    Floats y = floats(filled(dy.length));
    Floats dx = floats(filled(x.length));
    Floats dWeight = floats(filled(weight.length));
    double tolerance = 3e-6;

    path.forward(FROM, TO, floats(x), floats(weight), y);
    double[] expected = plain.forward(SAMPLES, x, weight);
    assertClose("y", kept(expected, plain.outputSize()), y, tolerance);

    path.inputGradient(FROM, TO, floats(dy), floats(weight), dx);
    double[] expectedInput = kept(plain.inputGradient(SAMPLES, dy, weight), plain.inputSize());
    assertClose("dx", expectedInput, dx, tolerance);

    path.weightGradient(FROM, TO, floats(x), floats(dy), dWeight);
    double[] expectedWeight =
        plain.weightGradient(
            TO - FROM,
            Arrays.copyOfRange(x, FROM * plain.inputSize(), TO * plain.inputSize()),
            Arrays.copyOfRange(dy, FROM * plain.outputSize(), TO * plain.outputSize()));
    assertClose("dWeight", expectedWeight, dWeight, tolerance);

    dx = floats(filled(x.length));
    dWeight = floats(filled(weight.length));
    path.gradients(FROM, TO, floats(x), floats(weight), floats(dy), dx, dWeight);
    assertClose("dx of both", expectedInput, dx, tolerance);
    assertClose("dWeight of both", expectedWeight, dWeight, tolerance);

    path.weightGradient(2, 2, floats(x), floats(dy), dWeight);
    assertClose("dWeight of nothing", new double[weight.length], dWeight, 0);
    path.forward(2, 2, floats(x), floats(weight), y);
    path.inputGradient(2, 2, floats(dy), floats(weight), dx);
    assertClose("y after nothing", kept(expected, plain.outputSize()), y, tolerance);
    path.forward(0, 1, floats(x), floats(weight), y);
    assertEquals(expected[0], y.get(0), 1e-4);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void exactInDouble(PlainConvolution plain) {
    double[] x = PlainConvolution.random(SAMPLES * plain.inputSize(), 1);
    double[] weight = PlainConvolution.random(plain.weightSize(), 2);
    double[] dy = PlainConvolution.random(SAMPLES * plain.outputSize(), 3);
    Convolution convolution =
        new Convolution(Worker.single(), plain.window(), plain.filters(), plain.groups());
    Doubles y = doubles(new double[dy.length]);
    Doubles dx = doubles(filled(x.length));
    Doubles dWeight = doubles(filled(weight.length));
    convolution.forward(0, SAMPLES, doubles(x), doubles(weight), y);
    assertClose("y", plain.forward(SAMPLES, x, weight), y, 1e-13);
    convolution.gradients(0, SAMPLES, doubles(x), doubles(weight), doubles(dy), dx, dWeight);
    assertClose("dx", plain.inputGradient(SAMPLES, dy, weight), dx, 1e-13);
    assertClose("dWeight", plain.weightGradient(SAMPLES, x, dy), dWeight, 1e-13);
    convolution.weightGradient(2, 2, doubles(x), doubles(dy), dWeight);
    assertClose("dWeight of nothing", new double[weight.length], dWeight, 0);
  }

  /** The gradients are those of the forward pass, by central differences. */
  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAreSlopes(PlainConvolution plain) {
    int samples = 2;
    double[] x = PlainConvolution.random(samples * plain.inputSize(), 4);
    double[] weight = PlainConvolution.random(plain.weightSize(), 5);
    double[] dy = PlainConvolution.random(samples * plain.outputSize(), 6);
    Convolution convolution =
        new Convolution(Worker.single(), plain.window(), plain.filters(), plain.groups());
    Doubles y = doubles(new double[dy.length]);
    Doubles dx = doubles(new double[x.length]);
    Doubles dWeight = doubles(new double[weight.length]);
    convolution.gradients(0, samples, doubles(x), doubles(weight), doubles(dy), dx, dWeight);
    for (int probe = 0; probe < 5; probe++) {
      int at = probe * (x.length - 1) / 4;
      double slope = slope(convolution, samples, x, at, x, weight, dy, y);
      assertEquals(slope, dx.get(at), 1e-8 * Math.max(1, Math.abs(slope)));
      at = probe * (weight.length - 1) / 4;
      slope = slope(convolution, samples, weight, at, x, weight, dy, y);
      assertEquals(slope, dWeight.get(at), 1e-8 * Math.max(1, Math.abs(slope)));
    }
    assertTrue(Arrays.stream(Vectors.values(dWeight)).anyMatch(value -> value != 0));
  }

  private static double slope(
      Convolution convolution,
      int samples,
      double[] changed,
      int at,
      double[] x,
      double[] weight,
      double[] dy,
      Doubles y) {
    double old = changed[at];
    double step = 1e-3;
    double difference = 0;
    for (int sign = -1; sign <= 1; sign += 2) {
      changed[at] = old + sign * step;
      convolution.forward(0, samples, doubles(x), doubles(weight), y);
      for (int i = 0; i < dy.length; i++) {
        difference += sign * dy[i] * y.get(i);
      }
    }
    changed[at] = old;
    return difference / (2 * step);
  }

  /** Random floats, so that rounding the inputs makes no difference. */
  private static double[] rounded(int count, long seed) {
    return Arrays.stream(PlainConvolution.random(count, seed)).map(v -> (float) v).toArray();
  }

  private static double[] filled(int count) {
    double[] values = new double[count];
    Arrays.fill(values, UNTOUCHED);
    return values;
  }

  /** The values of the samples asked for among untouched ones. */
  private static double[] kept(double[] values, int size) {
    double[] kept = filled(values.length);
    System.arraycopy(values, FROM * size, kept, FROM * size, (TO - FROM) * size);
    return kept;
  }
}
