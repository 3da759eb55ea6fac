package dev.regimen.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two points of a space compared over pairs of runs, each pair with the same seed and so the same
 * splits: what differs between pairs cancels.
 *
 * @param difference the first less the second: mean, deviation and interval of the pairs' own
 * @param t mean / (s/√n); infinite where all pairs differ by the same
 * @param p two-sided, of Student's paired t-test (1908); NaN of less than two pairs; 1 where none
 *     differ
 * @param wilcoxon two-sided, of the signed-rank test (Wilcoxon 1945), which assumes no normal
 *     distribution: exact, pairs without a difference left out, equal ranks shared. With n pairs it
 *     is at least 2^(1 − n): 0.0625 for 5
 */
public record PairedComparison(RepeatStatistics difference, double t, double p, double wilcoxon) {
  /** 0.92 − 0.91 and 0.91 − 0.9 are the same size, by the 14th digit. */
  private static final double ROUNDING = 1e-9;

  /** Of as many values of the first as of the second, pair by pair. */
  static PairedComparison of(List<Double> first, List<Double> second) {
    List<Double> differences =
        IntStream.range(0, first.size()).mapToObj(i -> first.get(i) - second.get(i)).toList();
    RepeatStatistics difference = RepeatStatistics.of(differences);
    boolean same = differences.stream().allMatch(each -> each == 0);
    double t = same ? 0 : difference.mean() / difference.error();
    double p =
        difference.count() < 2
            ? Double.NaN
            : same ? 1 : StudentT.twoSided(t, difference.count() - 1);
    return new PairedComparison(difference, t, p, wilcoxon(differences));
  }

  /** Twice the probability of a rank sum that is as small as the smaller one, at most 1. */
  static double wilcoxon(List<Double> differences) {
    List<Double> kept =
        differences.stream()
            .filter(each -> each != 0)
            .sorted(Comparator.comparingDouble(Math::abs))
            .toList();
    List<Integer> ranks = twiceRanks(kept);
    int positive =
        IntStream.range(0, kept.size()).filter(i -> kept.get(i) > 0).map(ranks::get).sum();
    int all = ranks.stream().mapToInt(rank -> rank).sum();
    double[] probability = new double[all + 1];
    probability[0] = 1;
    for (int rank : ranks) {
      for (int sum = all; sum >= 0; sum--) {
        double without = probability[sum];
        probability[sum] = (without + (sum >= rank ? probability[sum - rank] : 0)) / 2;
      }
    }
    int smaller = Math.min(positive, all - positive);
    return Math.min(
        1, 2 * IntStream.rangeClosed(0, smaller).mapToDouble(i -> probability[i]).sum());
  }

  /** Ranks by absolute value; equal values share theirs, which twice makes whole. */
  private static List<Integer> twiceRanks(List<Double> sorted) {
    List<Integer> ranks = new ArrayList<>();
    for (int from = 0; from < sorted.size(); ) {
      int to = from;
      while (to < sorted.size()
          && Math.abs(sorted.get(to)) <= Math.abs(sorted.get(from)) * (1 + ROUNDING)) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks.add(from + 1 + to);
      }
      from = to;
    }
    return ranks;
  }
}
