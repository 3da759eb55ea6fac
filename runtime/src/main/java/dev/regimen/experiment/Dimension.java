package dev.regimen.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;

/** One number of the regime that an experiment varies when trainers run. */
sealed interface Dimension {
  /** The number's full name: {@code hidden1.dropout}. */
  String parameter();

  /** A value for one trial. */
  Number drawn(SplittableRandom random);

  /** Values that are listed. */
  record Listed(String parameter, List<Number> values) implements Dimension {
    @Override
    public Number drawn(SplittableRandom random) {
      return values.get(random.nextInt(values.size()));
    }
  }

  /**
   * An interval that values are drawn from.
   *
   * @param low the lower end, which is drawn too
   * @param logarithmic whether equal ratios are equally likely, not equal differences
   * @param whole whether only whole numbers make sense; the ends are then as likely as others
   */
  record Ranged(String parameter, double low, double high, boolean logarithmic, boolean whole)
      implements Dimension {
    /** Nobody sees more of a rate than that. */
    private static final MathContext DIGITS = new MathContext(4);

    @Override
    public Number drawn(SplittableRandom random) {
      double share = random.nextDouble();
      double half = whole ? 0.5 : 0;
      double from = low - half;
      double to = high + half;
      double value =
          logarithmic
              ? Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from)))
              : from + share * (to - from);
      double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
      double inside = Math.max(low, Math.min(high, rounded));
      return whole ? (Number) Math.round(inside) : (Number) inside;
    }
  }
}
