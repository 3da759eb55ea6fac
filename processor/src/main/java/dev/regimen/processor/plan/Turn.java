package dev.regimen.processor.plan;

/**
 * When an update can compute something: behind so many barriers, and behind so many sums over whole
 * units, which a worker has for itself as soon as it has been over their tile.
 *
 * @param phase barriers of the update passed before
 * @param index sums over units known before, within the phase
 */
public record Turn(int phase, int index) implements Comparable<Turn> {
  static final Turn FIRST = new Turn(0, 0);

  /** The later of two. */
  static Turn later(Turn a, Turn b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  /** The earlier of two. */
  static Turn earlier(Turn a, Turn b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Behind the next barrier. */
  Turn nextPhase() {
    return new Turn(phase + 1, 0);
  }

  /** Behind the next sum over the units of a tile. */
  Turn next() {
    return new Turn(phase, index + 1);
  }

  @Override
  public int compareTo(Turn other) {
    return phase != other.phase
        ? Integer.compare(phase, other.phase)
        : Integer.compare(index, other.index);
  }
}
