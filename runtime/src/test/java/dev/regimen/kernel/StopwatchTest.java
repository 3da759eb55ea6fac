package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class StopwatchTest {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  /** What a worker does between two laps is in the second, however it is divided. */
  @Test
  void lapsDivideTheWholeTime() {
    Stopwatch stopwatch = new Stopwatch();
    pause();
    long start = System.nanoTime();
    stopwatch.start();
    pause();
    stopwatch.lap("first");
    stopwatch.lap("second");
    pause();
    stopwatch.lap("first");
    long whole = System.nanoTime() - start;
    List<Stopwatch.Lap> laps = stopwatch.laps();
    assertEquals(List.of("first", "second"), laps.stream().map(Stopwatch.Lap::name).toList());
    assertEquals(2, laps.get(0).count());
    assertTrue(laps.get(0).nanos() >= 2 * PAUSE, laps::toString);
    long sum = laps.get(0).nanos() + laps.get(1).nanos();
    assertTrue(sum <= whole, laps + " of " + whole);
  }

  @Test
  void productsAndWaitingAreTimedWithinTheirLap() {
    Stopwatch[] stopwatches = {new Stopwatch(), new Stopwatch()};
    Floats matrix = Floats.allocate(64 * 64);
    try (ThreadPool pool = ThreadPool.of(2)) {
      pool.run(
          worker -> {
            Stopwatch stopwatch = stopwatches[worker.index()];
            worker.time(stopwatch);
            stopwatch.start();
            if (worker.index() == 0) {
              worker.gemm().ab(64, 32, 16, matrix, 0, 64, matrix, 0, 64, 0, matrix, 2048, 32);
              pause();
            }
            worker.lap("early");
            worker.await();
            worker.lap("late");
            worker.time(null);
            worker.lap("never");
          });
    }
    Stopwatch.Lap product = stopwatches[0].laps().get(0);
    assertEquals(64 * 32 * 16, product.multiplyAdds());
    assertTrue(product.products() > 0 && product.products() < product.nanos(), product::toString);
    assertEquals(0, product.waiting());
    Stopwatch.Lap waited = stopwatches[1].laps().get(1);
    assertTrue(
        waited.waiting() > PAUSE / 2 && waited.waiting() <= waited.nanos(), waited::toString);
    assertEquals(0, waited.products());
    assertEquals(2, stopwatches[0].laps().size());
  }

  private static void pause() {
    long end = System.nanoTime() + PAUSE;
    for (long left = PAUSE; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
