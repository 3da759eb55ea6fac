package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.augment.Augmenter;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.train.loop.BatchLoader;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.loop.EvaluationLoop;
import dev.regimen.train.loop.Passes;
import dev.regimen.train.loop.Stretches;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Step;
import java.util.function.Supplier;

/** Measures a predictor on data that it was not trained on, by one worker. */
final class PredictorEvaluation {
  private PredictorEvaluation() {}

  /**
   * Goes through the data once, in batches as large as the memory is made for.
   *
   * @param steps of each network that predicts, which compute in the memory
   */
  static Evaluation of(
      Memory memory,
      Step[][] steps,
      Supplier<Augmenter> augmenters,
      Dataset data,
      Preprocessing preprocessing,
      Passes passes) {
    int batch = memory.capacity();
    int[] order = Stretches.order(memory.blueprint(), data.size(), batch);
    int[] tasks = DataCheck.tasks(memory.blueprint(), data);
    BatchLoader.Source source = new BatchLoader.Source(data, preprocessing, order, tasks);
    try (ThreadPool pool = ThreadPool.of(1)) {
      EvaluationLoop loop =
          new EvaluationLoop(pool, memory, steps, augmenters, source, batch, passes, null);
      try {
        return loop.measure(() -> {});
      } finally {
        loop.free();
      }
    }
  }
}
