package dev.regimen.train;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A predicted class.
 *
 * @param index the class, counted from 0
 * @param name its name in the training data
 * @param probability the probability that the network gives it
 * @param probabilities those of all classes, in order; they sum to 1
 */
public record Label(int index, String name, double probability, List<Double> probabilities) {
  /** Keeps a copy. */
  public Label {
    probabilities = List.copyOf(probabilities);
  }

  static Label of(float[] row, int at, int width, List<String> classes) {
    double[] all = new double[classes.size()];
    for (int c = 0; c < all.length; c++) {
      // One column is the probability of the second class of two.
      all[c] = width > 1 ? row[at + c] : c == 0 ? 1.0 - row[at] : row[at];
    }
    int best = 0;
    for (int c = 1; c < all.length; c++) {
      best = all[c] > all[best] ? c : best;
    }
    return of(best, all, classes);
  }

  private static Label of(int index, double[] all, List<String> classes) {
    List<Double> probabilities = IntStream.range(0, all.length).mapToObj(c -> all[c]).toList();
    return new Label(index, classes.get(index), all[index], probabilities);
  }

  /** The {@code k} most probable classes, the most probable first; ties in the order of classes. */
  List<Label> top(int k, List<String> classes) {
    return IntStream.range(0, probabilities.size())
        .boxed()
        .sorted(Comparator.comparing((Integer c) -> -probabilities.get(c)))
        .limit(k)
        .map(c -> new Label(c, classes.get(c), probabilities.get(c), probabilities))
        .toList();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (%.1f%%)", Printable.of(name), 100 * probability);
  }
}
