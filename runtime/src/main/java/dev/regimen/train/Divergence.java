package dev.regimen.train;

import dev.regimen.kernel.Reals;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.Vectors;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds where values ceased to be finite, by replaying the step. */
final class Divergence {
  private final ThreadPool pool;
  private final Step[] steps;
  private final Memory memory;

  Divergence(ThreadPool pool, Step[] steps, Memory memory) {
    this.pool = pool;
    this.steps = steps;
    this.memory = memory;
  }

  /** The whole message; the step must not have updated the parameters. */
  NonFiniteLossException explain(Run run, int rows, @Nullable Predictor<?> best) {
    String message =
        String.format(
            Locale.ROOT,
            "the loss of %s became %s in epoch %d, step %d of the run, at learning rate %s: %s",
            run.blueprint().network(),
            run.loss(),
            run.epoch(),
            run.step(),
            Settings.text(run.learningRate()),
            culprit(rows) + (best == null ? "" : "; best() has the weights of the best epoch"));
    return new NonFiniteLossException(run.epoch(), run.step(), best, message);
  }

  private String culprit(int rows) {
    long features = memory.blueprint().trainFeatures();
    if (firstNonFinite(memory.batch().input(), rows * features) >= 0) {
      return "the input is not finite";
    }
    Optional<String> parameter = parameter();
    if (parameter.isPresent()) {
      return "the parameter " + parameter.get() + " is not finite; try a lower learning rate";
    }
    int[] layers = new int[steps.length];
    pool.run(worker -> layers[worker.index()] = firstNonFinite(steps[worker.index()]));
    int first = IntStream.of(layers).min().orElseThrow();
    return first == Integer.MAX_VALUE
        ? "all parameters and layers are finite, so it arose in the loss itself"
        : "the first layer whose output is not finite is "
            + memory.blueprint().layers().get(first).field();
  }

  /** The first layer not finite in a worker's rows, or {@link Integer#MAX_VALUE}. */
  private static int firstNonFinite(Step step) {
    int[] first = {Integer.MAX_VALUE};
    step.trace(
        (layer, rows, width) -> {
          if (Vectors.firstNonFinite(rows) >= 0) {
            first[0] = Math.min(first[0], layer);
          }
        });
    return first[0];
  }

  private Optional<String> parameter() {
    return memory.blueprint().parameters().stream()
        .filter(tensor -> firstNonFinite(memory.weights().parameter(tensor), tensor.length()) >= 0)
        .map(NamedTensor::name)
        .findFirst();
  }

  private static long firstNonFinite(Reals vector, long length) {
    return Vectors.firstNonFinite(Vectors.slice(vector, 0, length));
  }
}
