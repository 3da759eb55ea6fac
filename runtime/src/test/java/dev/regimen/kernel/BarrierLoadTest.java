package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A worker that waits for one whom the machine has no time for takes none itself. */
@Tag("training")
class BarrierLoadTest {
  private static final int PHASES = 20;
  private static final long LATE_NANOS = 20_000_000;

  @Test
  void whoWaitsUsesNoProcessor() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    AtomicLong spent = new AtomicLong();
    long start = System.nanoTime();
    try (ThreadPool pool = ThreadPool.of(2)) {
      pool.run(
          worker -> {
            for (int phase = 0; phase < PHASES; phase++) {
              if (worker.index() == 0) {
                long end = System.nanoTime() + LATE_NANOS;
                while (System.nanoTime() < end) {
                  LockSupport.parkNanos(end - System.nanoTime());
                }
                worker.await();
              } else {
                long before = threads.getCurrentThreadCpuTime();
                worker.await();
                spent.addAndGet(threads.getCurrentThreadCpuTime() - before);
              }
            }
          });
    }
    long waited = System.nanoTime() - start;
    // 30 microseconds of spinning a phase are 0.6 ms of 400; five times that is allowed.
    long micros = spent.get() / 1000;
    assertTrue(waited >= PHASES * LATE_NANOS);
    assertTrue(micros < 8_000, micros + " us of processor time in " + PHASES + " phases");
  }
}
