package dev.regimen.benchmark;

import java.time.Duration;
import java.util.Locale;

/** Says on standard error which comparison runs, and how long the rest takes if it goes on so. */
final class Progress {
  private final int all;
  private final long start = System.nanoTime();
  private int begun;

  /**
   * Begins.
   *
   * @param all comparisons
   */
  Progress(int all) {
    this.all = all;
  }

  /** The next comparison begins. */
  void next(String workload, String peer) {
    String left = "";
    if (begun > 0) {
      long mean = (System.nanoTime() - start) / begun;
      Duration rest = Duration.ofNanos(mean * (all - begun));
      left = String.format(Locale.ROOT, ", about %d min left", rest.plusSeconds(59).toMinutes());
    }
    begun++;
    System.err.printf(
        Locale.ROOT, "[%d of %d] %s against %s%s%n", begun, all, workload, peer, left);
  }
}
