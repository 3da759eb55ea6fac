package dev.regimen.train.loop;

import dev.regimen.data.augment.Augmenter;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import dev.regimen.train.Evaluation;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Step;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes through samples by inference, in every view of them; nothing changes. */
public final class EvaluationLoop extends BatchLoop {
  private final Passes passes;
  private final MeanOfViews[] means;
  private final Step[][] members;
  private Runnable beat = () -> {};

  /**
   * As in {@link BatchLoop}.
   *
   * @param members of each network that predicts, one step a worker
   * @param passes how often a batch is gone through; the mean of the predictions counts
   */
  public EvaluationLoop(
      ThreadPool pool,
      Memory memory,
      Step[][] members,
      Supplier<Augmenter> augmenters,
      BatchLoader.Source source,
      int batch,
      Passes passes,
      @Nullable Profile profile) {
    super(
        pool,
        memory,
        members[0],
        augmenters,
        MetricChoice.evaluation(memory.blueprint(), memory.settings()),
        source,
        source.order().length,
        batch,
        profile);
    this.passes = passes;
    this.members = members;
    means = new MeanOfViews[pool.size()];
    Arrays.setAll(
        means, worker -> new MeanOfViews(memory.blueprint(), passes, batch, tallies[worker]));
    for (int i = 0; i < pool.size(); i++) {
      int worker = i;
      loader(worker).identify(Stream.of(members).map(own -> own[worker]).toArray(Step[]::new));
    }
  }

  /** Gives back what is its own outside the heap; it is not run again. */
  public void free() {
    Stream.of(means).forEach(MeanOfViews::free);
  }

  /** Runs it and says after each batch that it goes on. */
  public Evaluation measure(Runnable eachBatch) {
    beat = eachBatch;
    return pass();
  }

  @Override
  void go(Worker worker) {
    MeanOfViews mean = means[worker.index()];
    for (int at = 0; at < samples; at += batch) {
      double loss = 0;
      for (int pass = 0; pass < passes.count(); pass++) {
        if (pass > 0) {
          worker.await();
        }
        if (passes.feeds(pass)) {
          load(worker, at, passes.view(pass));
        }
        Step step = members[passes.member(pass)][worker.index()];
        step.begin(rows(at), 0, true, mean.at(pass));
        // What several passes would leave is not the state of any one of them.
        step.follow(passes.count() == 1 ? at / batch : 0);
        step.draw(passes.draw(pass));
        step.forward();
        loss += step.loss();
        tallies[worker.index()].add(step, passes.count());
      }
      if (worker.index() == 0) {
        count(loss / passes.count(), rows(at));
        beat.run();
      }
      meet(worker);
    }
  }
}
