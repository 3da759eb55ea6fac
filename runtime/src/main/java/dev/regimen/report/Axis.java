package dev.regimen.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of a chart from below to above, with marks at round numbers: 1, 2 or 5 times a power
 * of ten; powers of ten alone where the axis is logarithmic.
 */
final class Axis {
  private static final int MARKS = 5;

  /** From this ratio of largest to smallest on, equal ratios are equally far apart. */
  private static final double WIDE = 50;

  /** Beyond this one the smallest are as good as zero, as at a cosine's end. */
  private static final double WIDEST = 2e4;

  private final double low;
  private final double high;
  private final boolean logarithmic;
  private final double step;

  private Axis(double low, double high, boolean logarithmic, double step) {
    this.low = low;
    this.high = high;
    this.logarithmic = logarithmic;
    this.step = step;
  }

  /** Holds all of the values that are finite. */
  static Axis around(double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    double least = finite.length == 0 ? 0 : finite[0];
    double most = finite.length == 0 ? 1 : finite[finite.length - 1];
    if (least > 0 && most / least > WIDE && most / least <= WIDEST) {
      return new Axis(
          Math.floor(Math.log10(least) + 1e-9), Math.ceil(Math.log10(most) - 1e-9), true, 1);
    }
    if (most - least < 1e-12 * Math.max(1, Math.abs(most))) {
      double room = least == 0 ? 1 : Math.abs(least) / 10;
      least -= room;
      most += room;
    }
    double step = round((most - least) / MARKS);
    return new Axis(
        Math.floor(least / step + 1e-9) * step, Math.ceil(most / step - 1e-9) * step, false, step);
  }

  private static double round(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  /** Where a value lies: 0 below, 1 above. */
  double place(double value) {
    double at = logarithmic ? Math.log10(value) : value;
    return (at - low) / (high - low);
  }

  boolean logarithmic() {
    return logarithmic;
  }

  /** The marks, from below. */
  List<Double> marks() {
    List<Double> marks = new ArrayList<>();
    long count = Math.round((high - low) / step);
    for (long i = 0; i <= count; i++) {
      double at = low + i * step;
      marks.add(logarithmic ? Math.pow(10, at) : at);
    }
    return marks;
  }

  String text(double mark) {
    return PageNumbers.mark(mark, logarithmic ? mark : step);
  }
}
