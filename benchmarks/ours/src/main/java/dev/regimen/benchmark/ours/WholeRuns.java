package dev.regimen.benchmark.ours;

import dev.regimen.benchmark.Images;
import dev.regimen.benchmark.Runs;
import dev.regimen.benchmark.Workload;
import dev.regimen.data.Dataset;
import dev.regimen.data.FashionMnist;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;

/** Runs on Fashion-MNIST, whole, as a user writes them. */
final class WholeRuns extends Runs {
  private final int workers;
  private final Workload workload;

  WholeRuns(Workload workload, int workers) {
    this.workload = workload;
    this.workers = workers;
  }

  @Override
  protected double accuracy() {
    TrainTest data = FashionMnist.load(Images.folder());
    Dataset none = data.train().select(new int[0]);
    return new MlpTrainer()
        .quiet()
        .workers(workers)
        .set("epochs", Workload.EPOCHS)
        .set("batch", workload.batch())
        .fit(new Splits(data.train(), none, data.test()))
        .test()
        .accuracy();
  }
}
