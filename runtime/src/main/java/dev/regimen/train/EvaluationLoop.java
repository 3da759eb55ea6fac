package dev.regimen.train;

import dev.regimen.data.augment.Augmenter;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Goes through samples by inference, in every view of them; nothing changes. */
final class EvaluationLoop extends BatchLoop {
  private final int views;
  private final MeanOfViews[] means;
  private Runnable beat = () -> {};

  /**
   * As in {@link BatchLoop}.
   *
   * @param views how often a batch is shown, each time in another view; the mean of the predictions
   *     counts
   */
  EvaluationLoop(
      ThreadPool pool,
      Memory memory,
      Step[] steps,
      Supplier<Augmenter> augmenters,
      BatchLoader.Source source,
      int batch,
      int views,
      @Nullable Profile profile) {
    super(pool, memory, steps, augmenters, source, source.order().length, batch, profile);
    this.views = views;
    means = new MeanOfViews[pool.size()];
    Arrays.setAll(
        means, worker -> new MeanOfViews(memory.blueprint(), views, batch, tallies[worker]));
  }

  /** Runs it and says after each batch that it goes on. */
  Evaluation measure(Runnable eachBatch) {
    beat = eachBatch;
    return pass();
  }

  @Override
  void go(Worker worker) {
    Step step = steps[worker.index()];
    MeanOfViews mean = means[worker.index()];
    for (int at = 0; at < samples; at += batch) {
      double loss = 0;
      for (int view = 0; view < views; view++) {
        if (view > 0) {
          worker.await();
        }
        load(worker, at, view);
        step.begin(rows(at), 0, true, mean.at(view));
        step.forward();
        loss += step.loss();
      }
      if (worker.index() == 0) {
        count(loss / views, rows(at));
        beat.run();
      }
      meet(worker);
    }
  }
}
