package dev.regimen.data;

/**
 * A small generator of random bits, SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every
 * Java, which the JDK's own classes do not promise.
 */
final class SplitMix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** A generator for one purpose; different {@code stream}s of one seed are unrelated. */
  SplitMix(long seed, long stream) {
    state = mix(mix(seed + GOLDEN) ^ mix(stream + 2 * GOLDEN));
  }

  /** A number in {@code [0, bound)}; the bias is below 2^-32. */
  int below(int bound) {
    state += GOLDEN;
    return (int) Math.multiplyHigh(mix(state) >>> 1, (long) bound << 1);
  }

  /** Puts {@code order[from .. to)} into random order (Fisher and Yates). */
  void shuffle(int[] order, int from, int to) {
    for (int i = to - 1; i > from; i--) {
      int j = from + below(i - from + 1);
      int held = order[i];
      order[i] = order[j];
      order[j] = held;
    }
  }

  /** Numbers that are near to each other become such as look drawn. */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
