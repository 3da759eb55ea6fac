package dev.regimen.train.step;

/** What a step came to beside the network's loss: by tasks, and what techniques tell. */
public final class StepNumbers {
  private final double[] losses;
  private final double[] present;
  private final double[] weights;
  private final double[] told;

  StepNumbers(Blueprint blueprint) {
    int tasks = blueprint.tasks().size();
    losses = new double[tasks];
    present = new double[tasks];
    weights = new double[tasks];
    told = new double[blueprint.tells().size()];
  }

  void loss(int task, double mean, double samples, double weight) {
    losses[task] = mean;
    present[task] = samples;
    weights[task] = weight;
  }

  void tell(int number, double value) {
    told[number] = value;
  }

  /** Of several tasks, the loss of one; 0 where no sample of the batch has a target for it. */
  public double loss(int task) {
    return losses[task];
  }

  /** Of several tasks, how many samples of the batch have a target for one. */
  public double present(int task) {
    return present[task];
  }

  /** Of several tasks, what the loss of one is multiplied by in the network's. */
  public double weight(int task) {
    return weights[task];
  }

  /** What the step told of its batch, by the places in the blueprint. */
  public double told(int number) {
    return told[number];
  }
}
