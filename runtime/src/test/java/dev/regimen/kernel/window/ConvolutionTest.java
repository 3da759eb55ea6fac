package dev.regimen.kernel.window;

import static dev.regimen.kernel.Vectors.floats;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.ChildJvm;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Vectors;
import dev.regimen.kernel.Worker;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("training")
class ConvolutionTest {
  private static PlainConvolution[] cases() {
    return PlainConvolution.cases();
  }

  /** Two workers on their shares at once give the bits that one gives who computes both shares. */
  @ParameterizedTest
  @MethodSource("cases")
  void workersDoNotDisturbEachOther(PlainConvolution plain) {
    int samples = 20;
    Floats x = floats(PlainConvolution.random(samples * plain.inputSize(), 1));
    Floats weight = floats(PlainConvolution.random(plain.weightSize(), 2));
    Floats dy = floats(PlainConvolution.random(samples * plain.outputSize(), 3));
    double[][] alone = results(plain, 1, samples, x, weight, dy);
    double[][] together = results(plain, 2, samples, x, weight, dy);
    for (int i = 0; i < alone.length; i++) {
      assertArrayEquals(alone[i], together[i]);
    }
  }

  private static double[][] results(
      PlainConvolution plain, int workers, int samples, Floats x, Floats weight, Floats dy) {
    Floats y = Floats.allocate(dy.length());
    Floats dx = Floats.allocate(x.length());
    Floats[] dWeight = {Floats.allocate(weight.length()), Floats.allocate(weight.length())};
    try (ThreadPool pool = ThreadPool.of(workers)) {
      pool.run(
          worker -> {
            for (int share = worker.index(); share < 2; share += workers) {
              Convolution convolution =
                  new Convolution(worker, plain.window(), plain.filters(), plain.groups());
              int from = share * samples / 2;
              int to = (share + 1) * samples / 2;
              for (int repeat = 0; repeat < 20; repeat++) {
                convolution.forward(from, to, x, weight, y);
                convolution.gradients(from, to, x, weight, dy, dx, dWeight[share]);
              }
            }
          });
    }
    return new double[][] {
      Vectors.values(y), Vectors.values(dx), Vectors.values(dWeight[0]), Vectors.values(dWeight[1])
    };
  }

  @Test
  void remembersManyNumbersOfSamples() {
    PlainConvolution plain =
        new PlainConvolution(Window.of(6, 6, 4).kernel(3, 3).pad(1, 1).to(6, 6), 5, 1);
    double[] x = PlainConvolution.random(12 * plain.inputSize(), 1);
    double[] weight = PlainConvolution.random(plain.weightSize(), 2);
    double[] expected = plain.forward(12, x, weight);
    Convolution convolution = new Convolution(Worker.single(), plain.window(), 5, 1);
    for (int round = 0; round < 3; round++) {
      for (int samples = 1; samples <= 12; samples++) {
        Floats y = Floats.allocate(expected.length);
        convolution.forward(0, samples, floats(x), floats(weight), y);
        int last = samples * plain.outputSize() - 1;
        assertEquals(expected[last], y.get(last), 1e-5);
        assertEquals(0, samples == 12 ? 0 : y.get(last + 1));
      }
    }
  }

  @Test
  void refusesGroupsThatDoNotDivide() {
    Window window = Window.of(4, 4, 6);
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> new Convolution(Worker.single(), window, 8, 3));
    assertEquals("3 groups do not divide 6 channels and 8 filters", e.getMessage());
  }

  @Test
  void refusesVectorsThatDoNotFit() {
    Window window = Window.of(4, 4, 2).kernel(3, 3).pad(1, 1).to(4, 4);
    Convolution convolution = new Convolution(Worker.single(), window, 3, 1);
    Floats x = Floats.allocate(2 * 32);
    Floats weight = Floats.allocate(54);
    Floats y = Floats.allocate(2 * 48);
    convolution.forward(0, 2, x, weight, y);
    Exception e =
        assertThrows(
            IndexOutOfBoundsException.class, () -> convolution.forward(0, 3, x, weight, y));
    assertEquals(
        "samples 0 to 3 of x, 32 values each, do not lie in a vector of 64", e.getMessage());
    e =
        assertThrows(
            IndexOutOfBoundsException.class,
            () -> convolution.gradients(0, 2, x, weight, y, x, Floats.allocate(53)));
    assertEquals("a convolution of 54 weights was given 53", e.getMessage());
    assertThrows(
        IndexOutOfBoundsException.class, () -> convolution.inputGradient(-1, 1, y, weight, x));
    assertThrows(
        IndexOutOfBoundsException.class, () -> convolution.weightGradient(2, 1, x, y, weight));
  }

  /** In a JVM of its own, whose class path lacks oneDNN's natives, then ND4J's oneDNN as well. */
  @Test
  void withoutOneDnnTheOtherPathsServe() throws IOException, InterruptedException {
    String complete = System.getProperty("java.class.path");
    assumeTrue(complete.contains("dnnl-2"), "oneDNN's natives on a class path in full");
    String output = run(without(complete, "dnnl-2[^/]*-(linux|macosx|windows)-"));
    assertTrue(output.contains("No oneDNN on the class path"), output);
    assertTrue(output.contains("path Nd4jConvolution"), output);
    output = run(without(complete, "(dnnl-2|opencl-3|nd4j-native-[^/]*-onednn)"));
    assertTrue(output.contains("path FloatPatchConvolution"), output);
    output = run(complete);
    assertTrue(output.contains("path OneDnnConvolution"), output);
  }

  private static String without(String path, String jar) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(entry -> !entry.matches(".*/" + jar + ".*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String run(String path) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(ChildJvm.command("-cp", path, Chosen.class.getName()))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  /** Prints which path a convolution takes and proves that it computes. */
  static final class Chosen {
    private Chosen() {}

    public static void main(String[] arguments) {
      Window window = Window.of(4, 4, 2).kernel(3, 3).pad(1, 1).to(4, 4);
      Convolution convolution = new Convolution(Worker.single(), window, 3, 1);
      Floats x = Floats.allocate(32);
      x.fill(1);
      Floats weight = Floats.allocate(54);
      weight.fill(1);
      Floats y = Floats.allocate(48);
      convolution.forward(0, 1, x, weight, y);
      assertEquals(18, y.get(15));
      System.out.println("path " + convolution.path());
    }
  }
}
