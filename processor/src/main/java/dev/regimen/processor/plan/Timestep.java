package dev.regimen.processor.plan;

/**
 * When something runs: in which phase, and after how many matrix products of that phase.
 *
 * @param phase barriers passed
 * @param depth products passed since the barrier
 */
public record Timestep(int phase, int depth) implements Comparable<Timestep> {
  public static final Timestep START = new Timestep(0, 0);

  @Override
  public int compareTo(Timestep other) {
    int byPhase = Integer.compare(phase, other.phase);
    return byPhase != 0 ? byPhase : Integer.compare(depth, other.depth);
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
