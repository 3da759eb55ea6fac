package dev.regimen.processor.model;

import dev.regimen.annotation.Sweep;
import dev.regimen.annotation.SweepScale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A number that an experiment varies.
 *
 * @param parameter its full name
 * @param use what is said of it; its layer is the field that says so
 */
public record SweepModel(String parameter, Use<Sweep> use) {
  /** Nobody sees more of a rate than that. */
  private static final MathContext DIGITS = new MathContext(4);

  /** Whether values are listed. */
  public boolean listed() {
    return use.annotation().choices().length > 0;
  }

  /** Whether it is the whole of a range, which points are drawn from. */
  public boolean ranged() {
    return !listed() && use.annotation().values() == 0;
  }

  /** Whether values lie in equal ratios. */
  public boolean logarithmic() {
    return use.annotation().scale() == SweepScale.LOG;
  }

  /** The values, ascending where they are those of a range, none twice. */
  public List<Double> values(boolean whole) {
    Sweep sweep = use.annotation();
    DoubleStream all =
        listed()
            ? DoubleStream.of(sweep.choices())
            : IntStream.range(0, sweep.values()).mapToDouble(i -> between(sweep, i));
    return all.map(value -> whole && !listed() ? Math.rint(value) : value)
        .distinct()
        .boxed()
        .toList();
  }

  private double between(Sweep sweep, int index) {
    if (index == 0 || index == sweep.values() - 1) {
      return index == 0 ? sweep.low() : sweep.high();
    }
    double share = (double) index / (sweep.values() - 1);
    double exact =
        logarithmic()
            ? sweep.low() * Math.pow(sweep.high() / sweep.low(), share)
            : sweep.low() + share * (sweep.high() - sweep.low());
    return new BigDecimal(exact).round(DIGITS).doubleValue();
  }
}
