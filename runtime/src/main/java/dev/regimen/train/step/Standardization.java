package dev.regimen.train.step;

import dev.regimen.data.Preprocessing;
import java.util.List;

/**
 * What gets zero mean and unit variance before the network sees it.
 *
 * @param features whether features do
 * @param targets whether the targets of a regression do
 * @param mean that is subtracted from each channel of the features, where the regime gives it;
 *     empty where it is learned from the training split
 * @param std that each channel is divided by then
 */
public record Standardization(
    boolean features, boolean targets, List<Double> mean, List<Double> std) {
  /** Whether the features' numbers are learned from the training split. */
  public boolean learns() {
    return features && mean.isEmpty();
  }

  /**
   * What is known before there is data.
   *
   * @param width features of a sample
   */
  public Preprocessing known(int width) {
    return mean.isEmpty()
        ? Preprocessing.none()
        : Preprocessing.standardizing(array(mean), array(std), width);
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
