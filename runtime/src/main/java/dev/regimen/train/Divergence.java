package dev.regimen.train;

import dev.regimen.kernel.Reals;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.Vectors;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds where values ceased to be finite, by replaying the step layer by layer. */
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
            culprit(rows));
    return new NonFiniteLossException(run.epoch(), run.step(), best, message);
  }

  private String culprit(int rows) {
    long features = memory.blueprint().features();
    if (firstNonFinite(memory.batch().input(), rows * features) >= 0) {
      return "the input is not finite";
    }
    Optional<String> parameter = parameter();
    if (parameter.isPresent()) {
      return "the parameter " + parameter.get() + " is not finite; try a lower learning rate";
    }
    List<Blueprint.Layer> layers = memory.blueprint().layers();
    int traceable = Math.min(steps[0].layers(), layers.size());
    for (int layer = 0; layer < traceable; layer++) {
      int count = layer + 1;
      pool.run(worker -> steps[worker.index()].forward(count));
      Reals output = steps[0].output(layer);
      if (firstNonFinite(output, (long) rows * steps[0].width(layer)) >= 0) {
        return "the first layer whose output is not finite is " + layers.get(layer).field();
      }
    }
    return "all parameters and layers are finite, so it arose in the loss itself";
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
