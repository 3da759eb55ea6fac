package dev.regimen.train;

import dev.regimen.text.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * A predicted set of labels.
 *
 * @param names the labels whose probability is above the regime's threshold, in the order of the
 *     labels; may be empty
 * @param probabilities those of all labels, in order, each by itself: with {@code @MonteCarlo} the
 *     mean over the passes
 * @param deviations with {@code @MonteCarlo} how far each probability varies over the passes, √(Σ
 *     (pₖ − p)² / n) of n of them; without it empty
 */
public record LabelSet(List<String> names, List<Double> probabilities, List<Double> deviations) {
  /** Keeps a copy. */
  public LabelSet {
    names = List.copyOf(names);
    probabilities = DoubleList.copyOf(probabilities);
    deviations = DoubleList.copyOf(deviations);
  }

  static LabelSet of(PredictedRow shown) {
    List<String> labels = shown.classes();
    List<String> names = new ArrayList<>();
    double[] probabilities = new double[labels.size()];
    for (int label = 0; label < labels.size(); label++) {
      probabilities[label] = shown.numbers()[shown.at() + label];
      if (probabilities[label] > shown.threshold()) {
        names.add(labels.get(label));
      }
    }
    DoubleList deviations = DoubleList.of(shown.deviations());
    return new LabelSet(names, DoubleList.of(probabilities), deviations);
  }

  @Override
  public String toString() {
    return Printable.of(names);
  }
}
