package dev.regimen.kernel;

/** What {@link Draws} computes its numbers by: pure functions of a key and a position. */
final class CounterHash {
  static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** What each stream's second word is keyed with, to be independent of the first. */
  private static final long SECOND = 0xD1B54A32D192ED03L;

  private CounterHash() {}

  /** The hash of one element; the loops above are this, written out. */
  static int hash(long key, int position) {
    int x = position + (int) key;
    x = (x ^ x >>> 16) * 0x7FEB352D;
    x = (x ^ x >>> 15) + (int) (key >>> Integer.SIZE);
    x = (x ^ x >>> 16) * 0x846CA68B;
    x = (x ^ x >>> 13) * 0x2C1B3C6D;
    return x ^ x >>> 16;
  }

  /** 53 bits: a hash, and the upper part of a second one. */
  static double unit(long key, long second, int position) {
    long high = hash(key, position) & 0xFFFFFFFFL;
    long low = hash(second, position) >>> 11;
    return (high << 21 | low) * 0x1p-53;
  }

  /** A radius and the cosine of an angle (Box and Muller, 1958). */
  static double gauss(long key, int position) {
    long other = mix(key ^ GOLDEN);
    double radius = Math.sqrt(-2 * Math.log(1 - unit(key, second(key), position)));
    return radius * Math.cos(2 * Math.PI * unit(other, second(other), position));
  }

  /** The key of a second word, independent of the first. */
  static long second(long key) {
    return mix(key ^ SECOND);
  }

  /**
   * 64 bits of some numbers: equal ones give equal bits, 0 and −0 alike, and others differ but for
   * one chance in 2⁶⁴.
   */
  static long of(float[] numbers) {
    long state = GOLDEN;
    for (float number : numbers) {
      state = (state ^ Float.floatToIntBits(number + 0f)) * 0xBF58476D1CE4E5B9L;
      state ^= state >>> 32;
    }
    return mix(state);
  }

  /** Spreads every bit over all 64 (the finalizer of SplitMix64, Steele et al., 2014). */
  static long mix(long value) {
    long x = value;
    x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
    x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
    return x ^ x >>> 31;
  }
}
