package dev.regimen.report;

import dev.regimen.train.TrainedTensors;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How weights and gradients are distributed behind the first epoch and behind the last one so far.
 * Of each tensor some thousand values are looked at once an epoch.
 */
final class TensorRecord {
  private static final int MOST = 4096;

  private Map<String, TensorHistogram> first = Map.of();
  private Map<String, TensorHistogram> weights = Map.of();
  private Map<String, TensorHistogram> gradients = Map.of();

  void add(TrainedTensors tensors) {
    weights = histograms(tensors.weights(MOST));
    gradients = histograms(tensors.gradients(MOST));
    first = first.isEmpty() ? weights : first;
  }

  private static Map<String, TensorHistogram> histograms(Map<String, double[]> values) {
    Map<String, TensorHistogram> histograms = new LinkedHashMap<>();
    values.forEach((name, each) -> histograms.put(name, TensorHistogram.of(each)));
    return histograms;
  }

  /** Both behind the last epoch, as TensorBoard groups them. */
  Map<String, TensorHistogram> byTag() {
    Map<String, TensorHistogram> tags = new LinkedHashMap<>();
    weights.forEach((name, each) -> tags.put("weights/" + name, each));
    gradients.forEach((name, each) -> tags.put("gradients/" + name, each));
    return tags;
  }

  /** Behind the first epoch that was recorded, by tensor. */
  Map<String, TensorHistogram> first() {
    return first;
  }

  Map<String, TensorHistogram> weights() {
    return weights;
  }

  Map<String, TensorHistogram> gradients() {
    return gradients;
  }
}
