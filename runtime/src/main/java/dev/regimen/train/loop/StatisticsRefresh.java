package dev.regimen.train.loop;

import dev.regimen.kernel.Reals;
import dev.regimen.train.Evaluation;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Vectors;
import dev.regimen.train.step.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Measures the running statistics of weights that no step has run with: their mean over one pass of
 * training steps that update nothing. What the pass leaves as it is, because it is frozen, keeps
 * its value.
 */
public final class StatisticsRefresh implements AutoCloseable {
  private final Weights trained;
  private final Weights refreshed;
  private final Weights passing;
  private final StatisticsLoop pass;
  private final int samples;
  private final double[] sums;

  /**
   * What a run needs to refresh statistics, as often as it does.
   *
   * @param trained the weights of the run
   * @param refreshed whose running statistics are measured
   * @param memory of {@link #memory}
   * @param pass through the samples of an epoch, by steps of that memory
   * @param samples of an epoch
   */
  public StatisticsRefresh(
      Weights trained, Weights refreshed, Memory memory, StatisticsLoop pass, int samples) {
    this.trained = trained;
    this.refreshed = refreshed;
    this.passing = memory.weights();
    this.pass = pass;
    this.samples = samples;
    sums = new double[(int) passing.running().length()];
  }

  /**
   * Memory for steps whose running statistics are those of each batch alone.
   *
   * @param memory the run's, which no other step uses at that time
   */
  public static Memory memory(Memory memory, Weights refreshed) {
    Map<String, Number> none =
        memory.blueprint().keeps().stream()
            .collect(Collectors.toMap(Function.identity(), keep -> 0.0));
    return memory.with(refreshed.withOwnRunning(), memory.settings().with(none));
  }

  /**
   * Goes through the samples once.
   *
   * @param epoch epochs before, which decide on how samples are shown
   * @param first the number of the first batch, which decides on the noise
   * @param beat is called behind each batch
   * @return what the training steps predicted on the way
   */
  public Evaluation run(int epoch, long first, Runnable beat) {
    Vectors.copy(trained.running(), passing.running());
    Arrays.fill(sums, 0);
    Evaluation measured =
        pass.measure(
            epoch,
            first,
            rows -> {
              add(rows);
              beat.run();
            });
    Reals into = refreshed.running();
    for (int i = 0; i < sums.length; i++) {
      into.set(i, sums[i] / samples);
    }
    return measured;
  }

  /** Gives back memory outside the heap. */
  @Override
  public void close() {
    Vectors.free(passing.running());
  }

  private void add(double rows) {
    Reals running = passing.running();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += rows * running.get(i);
    }
  }
}
