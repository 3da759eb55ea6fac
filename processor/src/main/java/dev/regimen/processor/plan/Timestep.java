package dev.regimen.processor.plan;

import java.util.Comparator;

/**
 * When something runs: in which phase, and after how many matrix products of that phase.
 *
 * @param phase barriers passed
 * @param depth products passed since the barrier
 */
public record Timestep(int phase, int depth) implements Comparable<Timestep> {
  public static final Timestep START = new Timestep(0, 0);

  private static final Comparator<Timestep> ORDER =
      Comparator.comparingInt(Timestep::phase).thenComparingInt(Timestep::depth);

  @Override
  public int compareTo(Timestep other) {
    return ORDER.compare(this, other);
  }

  Timestep afterBarrier() {
    return new Timestep(phase + 1, 0);
  }

  Timestep afterProduct() {
    return new Timestep(phase, depth + 1);
  }

  Timestep latest(Timestep other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Timestep earliest(Timestep other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
