package dev.regimen.kernel.window;

import static dev.regimen.kernel.Vectors.assertClose;
import static dev.regimen.kernel.Vectors.floats;
import static dev.regimen.kernel.Vectors.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Workspace;
import dev.regimen.kernel.window.OneDnnGeometry.Product;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Winograd's products against the definition, and which convolutions are computed by them. */
@Tag("training")
class WinogradTest {
  private static final int SAMPLES = 16;

  private final Workspace workspace = new Workspace();

  private static PlainConvolution of(Window window, int filters) {
    return new PlainConvolution(window, filters, 1);
  }

  private static Window window(int extent, int channels) {
    return Window.of(extent, extent, channels).kernel(3, 3).pad(1, 1).to(extent, extent);
  }

  private static PlainConvolution[] cases() {
    return new PlainConvolution[] {
      of(window(12, 48), 32), of(Window.of(14, 22, 32).kernel(3, 3), 32),
    };
  }

  private Optional<Winograd> winograd(PlainConvolution plain) {
    assumeTrue(OneDnn.load().isPresent(), "oneDNN's natives");
    return Winograd.of(
        OneDnn.load().get(), plain.window(), plain.filters(), plain.groups(), workspace);
  }

  private static Product made(@Nullable Product product) {
    assumeTrue(product != null, "a processor with AVX-512");
    return product;
  }

  private static void assertProduct(String what, double[] expected, Product product, Floats... of) {
    Floats result = Floats.allocate(expected.length);
    product.run(of[0].address(), of[1].address(), result.address());
    assertClose(what, expected, result, Winograd.ERROR);
    double[] first = values(result);
    product.run(of[0].address(), of[1].address(), result.address());
    assertArrayEquals(first, values(result), what + " has the same bits again");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void productsAreTheDefinitions(PlainConvolution plain) {
    Winograd winograd = winograd(plain).orElseThrow();
    double[] x = PlainConvolution.random(SAMPLES * plain.inputSize(), 1);
    double[] weight = PlainConvolution.random(plain.weightSize(), 2);
    double[] dy = PlainConvolution.random(SAMPLES * plain.outputSize(), 3);
    Product forward = made(winograd.forward(SAMPLES));
    Product input = made(winograd.inputGradient(SAMPLES));
    Product weights = made(winograd.weightGradient(SAMPLES));
    double[] y = plain.forward(SAMPLES, x, weight);
    assertProduct("y", y, forward, floats(x), floats(weight));
    double[] dx = plain.inputGradient(SAMPLES, dy, weight);
    assertProduct("dx", dx, input, floats(dy), floats(weight));
    double[] dWeight = plain.weightGradient(SAMPLES, x, dy);
    assertProduct("dWeight", dWeight, weights, floats(x), floats(dy));
    assertProduct("y again, in the memory that all share", y, forward, floats(x), floats(weight));
  }

  @Test
  void othersAreComputedDirectly() {
    assertEquals(Optional.empty(), winograd(of(window(16, 16), 32)), "few channels");
    assertEquals(Optional.empty(), winograd(of(window(16, 40), 32)), "no whole vectors");
    Window strided = Window.of(16, 16, 32).kernel(3, 3).stride(2, 2).pad(1, 1).to(8, 8);
    assertEquals(Optional.empty(), winograd(of(strided, 32)));
    assertEquals(Optional.empty(), winograd(of(Window.of(16, 16, 32), 32)), "one place");
    assertEquals(Optional.empty(), winograd(new PlainConvolution(window(16, 32), 32, 2)));
    Winograd small = winograd(of(window(8, 32), 32)).orElseThrow();
    assertNull(small.forward(SAMPLES), "few tiles");
    assertNull(small.weightGradient(1000), "16 places a row");
    Winograd uneven = winograd(of(window(14, 32), 64)).orElseThrow();
    assertNull(uneven.inputGradient(64), "tiles stick out, and 32 channels are made");
    made(uneven.forward(64));
    Winograd wide = winograd(of(window(7, 512), 512)).orElseThrow();
    assertNull(wide.forward(64), "it would take more memory than a worker lends");
  }

  @Test
  void thePropertyKeepsAllToDirectOnes() {
    System.setProperty(Winograd.PROPERTY, Winograd.DIRECT);
    try {
      assertEquals(Optional.empty(), winograd(of(window(16, 32), 32)));
    } finally {
      System.clearProperty(Winograd.PROPERTY);
    }
    assertNotNull(winograd(of(window(16, 32), 32)).orElseThrow());
  }
}
