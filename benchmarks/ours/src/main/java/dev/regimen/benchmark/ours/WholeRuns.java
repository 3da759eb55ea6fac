package dev.regimen.benchmark.ours;

import dev.regimen.benchmark.Images;
import dev.regimen.benchmark.Runs;
import dev.regimen.benchmark.Workload;
import dev.regimen.data.Dataset;
import dev.regimen.data.FashionMnist;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Epoch;
import dev.regimen.train.Label;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;

/** Runs on Fashion-MNIST, whole, as a user writes them. */
final class WholeRuns extends Runs {
  private final Trainer<Label> trainer;
  private final int workers;
  private final Workload workload;

  WholeRuns(Trainer<Label> trainer, Workload workload, int workers) {
    this.trainer = trainer;
    this.workload = workload;
    this.workers = workers;
  }

  @Override
  protected double accuracy() {
    TrainTest data = FashionMnist.load(Images.folder());
    Dataset none = data.train().select(new int[0]);
    trainer
        .quiet()
        .workers(workers)
        .set("epochs", workload.epochs())
        .set("batch", workload.batch());
    if (workload.kind() == Workload.Kind.RUN) {
      return trainer.fit(new Splits(data.train(), none, data.test())).test().accuracy();
    }
    RunResult<Label> run =
        trainer.listener(new Enough()).fit(new Splits(data.train(), data.test(), none));
    Epoch last = run.history().epochs().get(run.history().size() - 1);
    return last.validation().orElseThrow().accuracy();
  }

  private final class Enough implements Listener {
    @Override
    public void onEpochEnd(Run run, Epoch epoch) {
      if (workload.enough(epoch.validation().orElseThrow().accuracy())) {
        run.requestStop();
      }
    }
  }
}
