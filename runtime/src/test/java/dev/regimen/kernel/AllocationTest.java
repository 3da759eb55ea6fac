package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a training step calls allocates nothing once it is warm. */
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
  void phases() {
    try (Team team = Team.of(2)) {
      team.run(
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
    long id = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = THREADS.getThreadAllocatedBytes(id);
      for (int i = 0; i < CALLS; i++) {
        work.run();
      }
      least = Math.min(least, THREADS.getThreadAllocatedBytes(id) - before);
    }
    assertEquals(0, least);
  }
}
