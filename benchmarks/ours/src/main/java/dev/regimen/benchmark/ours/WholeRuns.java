package dev.regimen.benchmark.ours;

import dev.regimen.benchmark.Images;
import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Workload;
import dev.regimen.data.Dataset;
import dev.regimen.data.FashionMnist;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;

/** Runs on Fashion-MNIST, whole, as a user writes them. */
final class WholeRuns implements Peer {
  private final int workers;
  private final Workload workload;
  private double accuracy;

  WholeRuns(Workload workload, int workers) {
    this.workload = workload;
    this.workers = workers;
  }

  @Override
  public void run(long[] nanos) {
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      TrainTest data = FashionMnist.load(Images.folder());
      Dataset none = data.train().select(new int[0]);
      accuracy =
          new MlpTrainer()
              .quiet()
              .workers(workers)
              .set("epochs", Workload.EPOCHS)
              .set("batch", workload.batch())
              .fit(new Splits(data.train(), none, data.test()))
              .test()
              .accuracy();
      nanos[i] = System.nanoTime() - start;
    }
  }

  @Override
  public double result() {
    return accuracy;
  }

  @Override
  public void close() {}
}
