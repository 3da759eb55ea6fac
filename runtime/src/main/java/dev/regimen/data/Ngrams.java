package dev.regimen.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Neighbouring units of a text as ids of their own: which of some buckets an n-gram falls into, by
 * fastText's hash of its units' hashes (Joulin et al. 2017), mixed, because words that differ in a
 * letter fall into few buckets otherwise. Nothing of it is learned, and all n-grams have one.
 */
final class Ngrams {
  private static final int OFFSET = 0x811C9DC5;
  private static final int PRIME = 16777619;
  private static final long FACTOR = 116049371;

  private Ngrams() {}

  /** FNV-1a over the bytes of UTF-8, which fastText takes for signed. */
  static int hash(String unit) {
    return hash(unit.getBytes(StandardCharsets.UTF_8));
  }

  static int hash(byte... bytes) {
    int hash = OFFSET;
    for (byte b : bytes) {
      hash = (hash ^ b) * PRIME;
    }
    return hash;
  }

  /** How many n-grams of 2 to {@code most} units so many units have. */
  static int count(int units, int most) {
    int count = 0;
    for (int n = 2; n <= most; n++) {
      count += Math.max(0, units - n + 1);
    }
    return count;
  }

  /**
   * The ids of a text's units and, behind them, of its n-grams, in fastText's order: those that
   * begin at the first unit, the shortest first, then those that begin at the second.
   *
   * @param ids of the units that are kept
   * @param hashes of all units
   * @param first the id of the first bucket
   */
  static int[] behind(int[] ids, int[] hashes, int most, int first, int buckets) {
    int units = ids.length;
    int[] all = Arrays.copyOf(ids, units + count(units, most));
    int at = units;
    for (int begin = 0; begin < units; begin++) {
      long hash = hashes[begin];
      for (int end = begin + 1; end < Math.min(units, begin + most); end++) {
        hash = hash * FACTOR + hashes[end];
        all[at++] = first + (int) Long.remainderUnsigned(SplitMix.mix(hash), buckets);
      }
    }
    return all;
  }
}
