package dev.regimen.processor.plan;

import java.util.Comparator;

/**
 * When something runs: in which phase, and after how many matrix products of that phase.
 *
 * @param phase barriers passed
 * @param depth products passed since the barrier
 */
public record Moment(int phase, int depth) implements Comparable<Moment> {
  public static final Moment START = new Moment(0, 0);

  private static final Comparator<Moment> ORDER =
      Comparator.comparingInt(Moment::phase).thenComparingInt(Moment::depth);

  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }

  Moment afterBarrier() {
    return new Moment(phase + 1, 0);
  }

  Moment afterProduct() {
    return new Moment(phase, depth + 1);
  }

  Moment latest(Moment other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Moment earliest(Moment other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
