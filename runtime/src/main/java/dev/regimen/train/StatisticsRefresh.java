package dev.regimen.train;

import dev.regimen.kernel.Reals;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Measures the running statistics of weights that no step has run with: their mean over one pass of
 * training steps that update nothing. What the pass leaves as it is, because it is frozen, keeps
 * its value.
 */
final class StatisticsRefresh {
  private final Weights trained;
  private final Weights refreshed;
  private final Weights passing;
  private final Memory memory;
  private final int samples;
  private final double[] sums;

  /**
   * A pass.
   *
   * @param memory the run's, which no other step uses at that time
   * @param refreshed whose running statistics are measured
   * @param samples of an epoch
   */
  StatisticsRefresh(Memory memory, Weights refreshed, int samples) {
    trained = memory.weights();
    this.refreshed = refreshed;
    this.samples = samples;
    passing = refreshed.withOwnRunning();
    sums = new double[(int) passing.running().length()];
    Map<String, Number> none =
        memory.blueprint().keeps().stream()
            .collect(Collectors.toMap(Function.identity(), keep -> 0.0));
    this.memory = memory.with(passing, memory.settings().with(none));
  }

  /** What the steps of the pass are made with. */
  Memory memory() {
    return memory;
  }

  /**
   * Runs it.
   *
   * @param pass through the samples of an epoch, by steps of {@link #memory()}
   * @param first the number of its first batch, which decides on the noise
   * @param beat is called behind each batch
   */
  void run(StatisticsLoop pass, long first, Runnable beat) {
    Vectors.copy(trained.running(), passing.running());
    Arrays.fill(sums, 0);
    pass.measure(
        first,
        rows -> {
          add(rows);
          beat.run();
        });
    Reals into = refreshed.running();
    for (int i = 0; i < sums.length; i++) {
      into.set(i, sums[i] / samples);
    }
  }

  private void add(double rows) {
    Reals running = passing.running();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += rows * running.get(i);
    }
  }

  /** Gives back memory outside the heap. */
  void free() {
    Vectors.free(passing.running());
  }
}
