package dev.regimen.kernel.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Draws;
import dev.regimen.kernel.Filters;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Gemm;
import dev.regimen.kernel.Lookup;
import dev.regimen.kernel.Maps;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a training step calls allocates nothing once it is warm. */
@Tag("training")
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 5;
  private static final int CALLS = 1000;

  @Test
  void gemm() {
    Floats floats = Floats.allocate(1024);
    Doubles doubles = Doubles.allocate(1024);
    Gemm gemm = new Gemm();
    assertAllocatesNothing(
        () -> {
          gemm.ab(8, 8, 8, floats, 0, 8, floats, 64, 8, 0, floats, 128, 8);
          gemm.abT(8, 8, 8, floats, 0, 8, floats, 64, 8, 1, floats, 128, 8);
          gemm.aTb(8, 8, 8, floats, 0, 8, floats, 64, 8, 0, floats, 128, 8);
          gemm.ab(8, 8, 8, doubles, 0, 8, doubles, 64, 8, 0, doubles, 128, 8);
        });
  }

  /** Those that are multiplied in parts, or with a transposed copy. */
  @Test
  void largeGemm() {
    Floats a = Floats.allocate(32 * 128);
    Floats b = Floats.allocate(256 * 128);
    Floats c = Floats.allocate(32 * 256);
    Gemm gemm = new Gemm();
    assertAllocatesNothing(
        () -> {
          gemm.ab(32, 256, 128, a, 0, 128, b, 0, 256, 0, c, 0, 256);
          gemm.abT(32, 256, 128, a, 0, 128, b, 0, 128, 0, c, 0, 256);
          gemm.aTb(128, 256, 32, a, 0, 128, c, 0, 256, 0, b, 0, 256);
        });
  }

  @Test
  void tiles() {
    Floats floats = Floats.allocate(1024);
    float[] tile = new float[512];
    assertAllocatesNothing(
        () -> {
          floats.read(100, tile, 512);
          floats.write(200, tile, 512);
          floats.read(7, tile, 100, 3);
        });
  }

  @Test
  void draws() {
    Draws draws = new Draws(1);
    float[] tile = new float[1500];
    double[] exact = new double[1500];
    assertAllocatesNothing(
        () -> {
          draws.bernoulli(0.5f, 1, 2, 3, tile, 1500);
          draws.uniform(1, 2, 3, tile, 1500);
          draws.normal(1, 2, 3, tile, 10);
          draws.bernoulli(0.5, 1, 2, 3, exact, 1500);
          draws.uniform(1, 2, 3, exact, 10);
        });
  }

  @Test
  void convolutions() {
    for (PlainConvolution plain : PlainConvolution.cases()) {
      Worker worker = Worker.single();
      Convolution convolution =
          new Convolution(worker, plain.window(), plain.filters(), plain.groups());
      assertAllocatesNothing(30, convolve(plain, convolution));
    }
  }

  private static Runnable convolve(PlainConvolution plain, Convolution convolution) {
    Floats x = Floats.allocate(3L * plain.inputSize());
    Floats weight = Floats.allocate(plain.weightSize());
    Floats y = Floats.allocate(3L * plain.outputSize());
    Doubles exactX = Doubles.allocate(x.length());
    Doubles exactWeight = Doubles.allocate(weight.length());
    Doubles exactY = Doubles.allocate(y.length());
    return () -> {
      convolution.forward(0, 3, x, weight, y);
      convolution.forward(1, 2, x, weight, y);
      convolution.inputGradient(0, 3, y, weight, x);
      convolution.weightGradient(0, 3, x, y, weight);
      convolution.weightGradient(1, 1, x, y, weight);
      convolution.gradients(0, 2, x, weight, y, x, weight);
      convolution.forward(0, 1, exactX, exactWeight, exactY);
      convolution.gradients(0, 1, exactX, exactWeight, exactY, exactX, exactWeight);
    };
  }

  /** With what follows them in inference, pooled and not; without a pooling wherever they are. */
  @Test
  void fusedConvolutions() {
    Window window = Window.of(6, 6, 32).kernel(3, 3).pad(1, 1).to(6, 6);
    Window pool = Window.of(6, 6, 32).kernel(2, 2).stride(2, 2).to(3, 3);
    FusedConvolution fused = new FusedConvolution(Worker.single(), window, 32, 1).rectified();
    FusedConvolution pooled =
        new FusedConvolution(Worker.single(), window, 32, 1).rectified().pooled(pool);
    FusedConvolution dense = FusedConvolution.dense(Worker.predicting(), 32, 32).rectified();
    Floats matrix = Floats.allocate(32 * 32);
    Floats x = Floats.allocate(2 * 6 * 6 * 32);
    Floats weight = Floats.allocate(32 * 9 * 32);
    Floats y = Floats.allocate(x.length());
    float[] numbers = new float[32];
    assertAllocatesNothing(
        30,
        () -> {
          fused.forward(0, 2, x, weight, numbers, numbers, y);
          fused.forward(0, 2, x, weight, numbers, y, y);
          fused.forward(1, 2, x, weight, numbers, y);
          dense.forward(0, 1, x, matrix, numbers, y);
          dense.forward(0, 72, x, matrix, numbers, numbers, y);
          if (OneDnn.load().isPresent()) {
            pooled.forward(0, 2, x, weight, numbers, numbers, y);
          }
        });
  }

  @Test
  void convolutionsByNd4j() {
    Window window = Window.of(6, 6, 32).kernel(3, 3).pad(1, 1).to(6, 6);
    var path = Nd4jConvolution.of(new Gemm(), window, 32, 1);
    assumeTrue(path.isPresent(), "ND4J is built with oneDNN");
    Floats x = Floats.allocate(2 * 6 * 6 * 32);
    Floats weight = Floats.allocate(32 * 9 * 32);
    Floats y = Floats.allocate(x.length());
    assertAllocatesNothing(
        100,
        () -> {
          path.get().forward(0, 2, x, weight, y);
          path.get().forward(1, 2, x, weight, y);
          path.get().gradients(0, 2, x, weight, y, x, weight);
        });
  }

  @Test
  void mapsAndTables() {
    Pooling pooling = new Pooling(Window.of(4, 4, 3).kernel(3, 3).stride(2, 2).pad(1, 1).to(2, 2));
    Maps maps = new Maps();
    Lookup lookup = new Lookup();
    Filters filters = new Filters();
    Floats a = Floats.allocate(96);
    Floats b = Floats.allocate(96);
    Floats ids = Floats.allocate(4);
    assertAllocatesNothing(
        () -> {
          pooling.max(0, 2, a, b);
          pooling.maxGradient(0, 2, a, b, b, a);
          pooling.mean(0, 2, a, b);
          pooling.meanGradient(0, 2, b, a);
          maps.upsample(0, 2, 2, 2, 3, 2, b, a);
          maps.downsum(0, 2, 2, 2, 3, 2, a, b);
          maps.copyColumns(0, 4, a, 6, 1, b, 5, 2, 3);
          lookup.gather(0, 2, 2, 8, ids, a, b);
          lookup.scatter(0, 12, 2, 2, 8, ids, b, a);
          filters.unit(0, 4, 24, 1e-5, a, b);
          filters.unitGradient(0, 4, 24, 1e-5, a, b, b);
          filters.standardize(0, 4, 24, 1e-5, a, b);
          filters.standardizeGradient(0, 4, 24, 1e-5, a, b, b);
        });
  }

  @Test
  void phases() {
    try (ThreadPool pool = ThreadPool.of(2)) {
      pool.run(
          worker ->
              assertAllocatesNothing(
                  () -> {
                    worker.await();
                    worker.from(1000);
                  }));
    }
  }

  /** The least of some rounds: the JVM itself allocates when it first meets a path of the code. */
  private static void assertAllocatesNothing(Runnable work) {
    assertAllocatesNothing(CALLS, work);
  }

  private static void assertAllocatesNothing(int calls, Runnable work) {
    long id = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = THREADS.getThreadAllocatedBytes(id);
      for (int i = 0; i < calls; i++) {
        work.run();
      }
      least = Math.min(least, THREADS.getThreadAllocatedBytes(id) - before);
    }
    assertEquals(0, least);
  }
}
