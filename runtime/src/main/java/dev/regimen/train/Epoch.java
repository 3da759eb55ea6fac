package dev.regimen.train;

import java.util.Map;
import java.util.Optional;

/**
 * What one epoch came to.
 *
 * @param number counted from 1
 * @param train measured on the training batches as they went by, noise techniques active
 * @param validation measured after the epoch; empty without a validation split
 * @param learningRate that of the epoch's last step
 * @param best whether the monitored metric was better than in all epochs before
 * @param seconds wall time of training and validation
 * @param samplesPerSecond training samples, validation left out
 */
public record Epoch(
    int number,
    Evaluation train,
    Optional<Evaluation> validation,
    double learningRate,
    boolean best,
    double seconds,
    double samplesPerSecond) {
  /**
   * What techniques measured of the training batches, the mean over these by its name, such as
   * {@code pseudoLabels.passed}, the share of the unlabelled samples that were believed.
   */
  public Map<String, Double> told() {
    return train.counted().told();
  }

  /** The same, and whether it was the best so far. */
  Epoch rated(boolean isBest) {
    return new Epoch(number, train, validation, learningRate, isBest, seconds, samplesPerSecond);
  }

  /** What a history keeps: all but the matrices, one of which may be larger than the network. */
  Epoch withoutConfusion() {
    return new Epoch(
        number,
        train.withoutConfusion(),
        validation.map(Evaluation::withoutConfusion),
        learningRate,
        best,
        seconds,
        samplesPerSecond);
  }
}
