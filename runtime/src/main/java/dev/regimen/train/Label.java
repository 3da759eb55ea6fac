package dev.regimen.train;

import dev.regimen.text.Printable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A predicted class: the most probable one, or what {@code @Threshold} makes of one unit.
 *
 * @param index the class, counted from 0
 * @param name its name in the training data
 * @param probability the probability that the network gives it: with {@code @MonteCarlo} or
 *     {@code @Ensemble} the mean over the passes
 * @param probabilities those of all classes, in order; they sum to 1, unless {@code
 *     BinaryCrossEntropy} of several classes asks for each by itself
 * @param deviations then how far each class's probability varies over the passes, √(Σ (pₖ − p)² /
 *     n) of n of them; empty otherwise
 */
public record Label(
    int index,
    String name,
    double probability,
    List<Double> probabilities,
    List<Double> deviations) {
  /** Keeps a copy. */
  public Label {
    probabilities = DoubleList.copyOf(probabilities);
    deviations = DoubleList.copyOf(deviations);
  }

  /** A class predicted by a network that draws nothing. */
  public Label(int index, String name, double probability, List<Double> probabilities) {
    this(index, name, probability, probabilities, List.of());
  }

  static Label of(PredictedRow shown) {
    float[] row = shown.numbers();
    int at = shown.at();
    int width = shown.width();
    List<String> classes = shown.classes();
    double[] varied = shown.deviations();
    double[] all = new double[classes.size()];
    for (int c = 0; c < all.length; c++) {
      // One column is the probability of the second class of two.
      all[c] = width > 1 ? row[at + c] : c == 0 ? 1.0 - row[at] : row[at];
    }
    int best = width == 1 && all[1] > shown.threshold() ? 1 : 0;
    for (int c = 1; width > 1 && c < all.length; c++) {
      best = all[c] > all[best] ? c : best;
    }
    return new Label(
        best, classes.get(best), all[best], DoubleList.of(all), varying(varied, all.length));
  }

  /** One column is that of both classes. */
  private static DoubleList varying(double[] varied, int classes) {
    if (varied.length != 1 || classes == 1) {
      return DoubleList.of(varied);
    }
    double[] both = new double[classes];
    Arrays.fill(both, varied[0]);
    return DoubleList.of(both);
  }

  /**
   * How far the probability of this class varies over the passes: the standard deviation, of which
   * {@link #deviations} has the formula.
   *
   * @throws IllegalStateException if the network predicts by one pass
   */
  public double deviation() {
    return Deviations.of(deviations).get(index);
  }

  /** The {@code k} most probable classes, the most probable first; ties in the order of classes. */
  List<Label> top(int k, List<String> classes) {
    return IntStream.range(0, probabilities.size())
        .boxed()
        .sorted(Comparator.comparing((Integer c) -> -probabilities.get(c)))
        .limit(k)
        .map(c -> new Label(c, classes.get(c), probabilities.get(c), probabilities, deviations))
        .toList();
  }

  @Override
  public String toString() {
    String text = String.format(Locale.ROOT, "%s (%.1f%%", Printable.of(name), 100 * probability);
    return deviations.isEmpty()
        ? text + ")"
        : text + String.format(Locale.ROOT, " ± %.1f%%)", 100 * deviation());
  }
}
