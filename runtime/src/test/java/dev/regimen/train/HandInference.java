package dev.regimen.train;

import dev.regimen.kernel.Worker;
import dev.regimen.train.step.Memory;

/** The step by which {@link HandTrainer} predicts and evaluates. */
final class HandInference extends HandForward {
  HandInference(Memory memory, Worker worker, Sizes sizes) {
    super(memory, worker, sizes);
  }

  @Override
  public void forward() {
    int from = worker.from(rows);
    int to = worker.to(rows);
    forwardHidden(from, to);
    double part = forwardLast(from, to);
    observe(prediction, out);
    if (targets()) {
      meanLoss(part);
    }
  }
}
