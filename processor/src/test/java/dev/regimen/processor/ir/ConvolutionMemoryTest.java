package dev.regimen.processor.ir;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import dev.regimen.kernel.window.Bf16Convolution;
import dev.regimen.kernel.window.Bf16Support;
import dev.regimen.kernel.window.FusedConvolution;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bound against what convolutions have been lent once they have run. */
@Tag("training")
class ConvolutionMemoryTest {
  /**
   * A convolution.
   *
   * @param usual whether the bound is near on processors with AVX-512: else it may be patches
   */
  private record Case(
      int extent,
      int channels,
      int filters,
      int groups,
      int kernel,
      int stride,
      int dilation,
      int samples,
      boolean usual) {
    private int pad() {
      return (kernel - 1) * dilation / 2;
    }

    private int out() {
      return (extent + stride - 1) / stride;
    }

    private Window window() {
      int behind = Math.max(0, (out() - 1) * stride + (kernel - 1) * dilation + 1 - extent - pad());
      return new Window(
          kernel, kernel, stride, stride, dilation, dilation, pad(), behind, pad(), behind);
    }

    private Shape x() {
      return Shape.batch(extent, extent, channels);
    }

    private Shape y() {
      return Shape.batch(out(), out(), filters);
    }

    private dev.regimen.kernel.window.Window seen() {
      return dev.regimen.kernel.window.Window.of(extent, extent, channels)
          .kernel(kernel, kernel)
          .stride(stride, stride)
          .dilation(dilation, dilation)
          .pad(pad(), pad())
          .to(out(), out());
    }

    private Floats maps(int of, int count) {
      return Floats.allocate((long) samples * of * of * count);
    }

    private Floats weights() {
      return Floats.allocate((long) filters * kernel * kernel * channels / groups);
    }

    private void train(Worker worker) {
      dev.regimen.kernel.window.Convolution convolution =
          new dev.regimen.kernel.window.Convolution(worker, seen(), filters, groups);
      Floats x = maps(extent, channels);
      Floats y = maps(out(), filters);
      convolution.forward(0, samples, x, weights(), y);
      convolution.gradients(0, samples, x, weights(), y, maps(extent, channels), weights());
    }

    private void trainInBf16(Worker worker) {
      Bf16Convolution convolution = new Bf16Convolution(worker, seen(), filters, groups);
      Floats x = maps(extent, channels);
      Floats y = maps(out(), filters);
      convolution.forward(0, samples, x, weights(), y);
      convolution.gradients(0, samples, x, weights(), y, maps(extent, channels), weights());
    }

    private void infer(Worker worker) {
      new FusedConvolution(worker, seen(), filters, groups)
          .rectified()
          .forward(
              0,
              samples,
              maps(extent, channels),
              weights(),
              new float[filters],
              new float[filters],
              maps(out(), filters));
    }
  }

  private static Stream<Case> cases() {
    return Stream.of(
        new Case(28, 1, 32, 1, 3, 1, 1, 16, true),
        new Case(14, 32, 64, 1, 3, 1, 1, 64, true),
        new Case(32, 3, 16, 1, 3, 1, 1, 8, true),
        new Case(32, 16, 32, 1, 3, 2, 1, 8, true),
        new Case(16, 32, 32, 1, 3, 1, 1, 32, true),
        new Case(8, 64, 64, 1, 3, 1, 1, 32, true),
        new Case(28, 128, 128, 1, 3, 1, 1, 8, true),
        new Case(8, 128, 256, 1, 3, 1, 1, 32, true),
        new Case(8, 256, 256, 1, 3, 1, 1, 32, true),
        new Case(28, 32, 64, 1, 3, 1, 1, 8, true),
        new Case(7, 512, 512, 1, 3, 1, 1, 2, true),
        new Case(16, 32, 64, 1, 1, 2, 1, 8, true),
        new Case(16, 20, 36, 1, 3, 1, 1, 4, true),
        new Case(12, 48, 48, 4, 3, 1, 1, 4, false),
        new Case(28, 96, 96, 96, 7, 1, 1, 2, false),
        new Case(7, 8, 8, 8, 7, 1, 1, 4, false),
        new Case(8, 8, 16, 8, 5, 1, 1, 4, false),
        new Case(56, 3, 64, 1, 7, 2, 1, 2, false),
        new Case(16, 32, 32, 1, 3, 1, 2, 4, false),
        new Case(28, 32, 32, 32, 3, 1, 2, 4, false),
        new Case(28, 20, 20, 20, 5, 1, 3, 4, false),
        new Case(28, 128, 128, 1, 5, 2, 2, 1, false));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aWorkerLendsNoMoreAndNotMuchLess(Case of) {
    long bound = ConvolutionMemory.of(of.window(), of.groups, of.x(), of.y()).bytes(of.samples);
    long fused =
        ConvolutionMemory.fused(of.window(), of.groups, of.x(), of.y(), false).bytes(of.samples);
    try (ThreadPool pool = ThreadPool.of(1)) {
      pool.run(
          worker -> {
            of.train(worker);
            long lent = worker.workspace().memory().length() * Float.BYTES;
            assertTrue(lent <= bound, () -> lent + " of " + bound);
            if (of.usual && hasWinograd()) {
              assertTrue(bound <= 2 * lent, () -> lent + " of " + bound);
            }
            of.infer(worker);
            long both = worker.workspace().memory().length() * Float.BYTES;
            assertTrue(both <= Math.max(bound, fused), () -> both + " of " + fused);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatNumbersOfBf16TakeIsBoundedToo(Case of) {
    assumeTrue(Bf16Support.missing().isEmpty(), "a processor that multiplies them");
    long bound = ConvolutionMemory.bf16(of.window(), of.groups, of.x(), of.y()).bytes(of.samples);
    try (ThreadPool pool = ThreadPool.of(1)) {
      pool.run(
          worker -> {
            of.trainInBf16(worker);
            long lent = worker.workspace().memory().length() * Float.BYTES;
            assertTrue(lent <= bound, () -> lent + " of " + bound);
          });
    }
  }

  private static boolean hasWinograd() {
    return (dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core) == dnnl_cpu_isa_avx512_core;
  }

  @Test
  void aBoundGrowsWithTheBatchUpToWhatWinogradsFormMayTake() {
    Case of = new Case(28, 128, 128, 1, 3, 1, 1, 1, true);
    ConvolutionMemory memory = ConvolutionMemory.of(of.window(), 1, of.x(), of.y());
    assertEquals(4 * memory.direct(), memory.bytes(1), "49 tiles are too few");
    assertTrue(memory.bytes(2) < memory.bytes(8));
    assertEquals(48L << 20, memory.bytes(1_000));
    assertEquals(48L << 20, memory.bytes(Long.MAX_VALUE));
    assertEquals(memory, memory.and(ConvolutionMemory.NONE));
  }

  @Test
  void whatWaitsForItsPoolingCounts() {
    Case of = new Case(28, 1, 32, 1, 3, 1, 1, 1, true);
    long plain = ConvolutionMemory.fused(of.window(), 1, of.x(), of.y(), false).bytes(9);
    long pooled = ConvolutionMemory.fused(of.window(), 1, of.x(), of.y(), true).bytes(9);
    assertEquals((512 << 10) + 64, pooled - plain);
  }
}
