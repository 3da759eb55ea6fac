package dev.regimen.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The p of several tests, so that the probability that any of them finds something by chance stays
 * below the level: in ascending order the i-th of n is multiplied by n − i + 1, is at least the one
 * before and at most 1.
 *
 * <p>Source: Holm 1979, A simple sequentially rejective multiple test procedure.
 */
final class Holm {
  private Holm() {}

  /** The adjusted p by what they belong to. */
  static <K> Map<K, Double> adjusted(Map<K, Double> all) {
    List<Map.Entry<K, Double>> ascending = new ArrayList<>(all.entrySet());
    ascending.sort(Comparator.comparingDouble(Map.Entry::getValue));
    Map<K, Double> adjusted = new LinkedHashMap<>();
    double largest = 0;
    for (int i = 0; i < ascending.size(); i++) {
      double multiplied = (ascending.size() - i) * ascending.get(i).getValue();
      largest = Math.max(largest, Math.min(1, multiplied));
      adjusted.put(ascending.get(i).getKey(), largest);
    }
    return adjusted;
  }
}
