package dev.regimen.train.metric;

import java.util.stream.IntStream;

/**
 * Samples in a class and outside it by the probability of the class, in bins that are narrow near 0
 * and near 1: p ≤ ½ is binned by its leading bits, 2ᵇ bins from 2⁻ᵏ to 2⁻ᵏ⁺¹, and p &gt; ½ by those
 * of 1 − p, which is exact there (Sterbenz 1974). So scores that differ by more than 2⁻ᵇ of
 * themselves, or of what they lack to 1, keep their order; networks give most samples scores near
 * the ends, where bins of equal width would take all for ties.
 *
 * <p>Of two classes the second's curve is kept, of more one for each class.
 */
abstract class ScoreBins extends ClassAccumulator {
  /** Scores below 2⁻⁴⁰ are one bin. */
  private static final int OCTAVES = 40;

  /** Up to so many curves have bins that are four times as fine as those of more. */
  private static final int FEW = 10;

  private static final int MANTISSA = 23;
  private static final int LOWEST = Float.floatToRawIntBits(0x1p-40f);

  private final int curves;
  private final int shift;

  /** The bin of p = ½. */
  private final int half;

  ScoreBins(int classes) {
    super(2 * curves(classes) * (2 * half(bits(curves(classes))) + 1), 0);
    curves = curves(classes);
    shift = MANTISSA - bits(curves);
    half = half(bits(curves));
  }

  private static int curves(int classes) {
    return classes == 2 ? 1 : classes;
  }

  private static int bits(int curves) {
    return curves == 1 ? 11 : curves <= FEW ? 10 : 8;
  }

  private static int half(int bits) {
    return ((OCTAVES - 1) << bits) + 1;
  }

  @Override
  public final void see(float[] prediction, int label, int decided) {
    if (curves == 1) {
      count(0, prediction[prediction.length - 1], label == 1);
      return;
    }
    for (int c = 0; c < curves; c++) {
      count(c, prediction[c], label == c);
    }
  }

  /** What is no number is the worst score that the sample could have. */
  private void count(int curve, float score, boolean inside) {
    int bin = score == score ? bin(score) : inside ? 0 : 2 * half;
    counts[at(curve, bin, inside)]++;
  }

  private int bin(float score) {
    return score <= 0.5f ? low(score) : 2 * half - low(1 - score);
  }

  /** The bits of a positive float grow with it. */
  private int low(float score) {
    return Math.max(0, (Float.floatToRawIntBits(score) >> shift) - (LOWEST >> shift) + 1);
  }

  private int at(int curve, int bin, boolean inside) {
    return 2 * (curve * (2 * half + 1) + bin) + (inside ? 1 : 0);
  }

  /** Samples of a bin, from the lowest score to the highest. */
  final int in(int curve, int bin) {
    return counts[at(curve, bin, true)];
  }

  final int out(int curve, int bin) {
    return counts[at(curve, bin, false)];
  }

  final int bins() {
    return 2 * half + 1;
  }

  /** The area under one curve; NaN where it has none. */
  abstract double area(int curve);

  @Override
  public final double[] ofClasses() {
    return IntStream.range(0, curves).mapToDouble(this::area).toArray();
  }

  /** The mean over the curves that have an area. */
  @Override
  public final double value() {
    double sum = 0;
    int defined = 0;
    for (double area : ofClasses()) {
      if (!Double.isNaN(area)) {
        sum += area;
        defined++;
      }
    }
    return sum / defined;
  }
}
