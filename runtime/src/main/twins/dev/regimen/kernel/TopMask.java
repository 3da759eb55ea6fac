package dev.regimen.kernel;

import java.util.Arrays;

/**
 * A weight of which only the entries with the largest scores are left, by their magnitude, and the
 * gradient that goes to the scores (Ramanujan et al. 2020). Of equal scores those count as larger
 * that come first. An instance belongs to one worker; it keeps its tiles.
 *
 * <p>The bits of a double that is not negative are in the order of its value, and so are those of a
 * float that was widened: the smallest score that is left is found digit by digit, in three passes
 * over floats, and every worker finds the same.
 */
public final class TopMask {
  private static final int TILE = 1024;

  /** Where the digits of a magnitude begin, the highest one first. */
  private static final int[] DIGITS = {52, 40, 28, 14, 0};

  private final long[] counts = new long[1 << 14];

  /** Scores above this are left, and so many of those that are equal to it. */
  private long threshold;

  private long tied;

  private float[] floatValues = {};
  private float[] floatScores = {};
  private float[] floatGradients = {};

  /**
   * Entries {@code [first, end)} of w where the score is among the {@code kept} largest, else 0.
   */
  public void mask(long first, long end, long kept, Floats w, Floats scores, Floats out) {
    prepareFloat();
    select(kept, scores);
    long seen = tied > 0 ? tiedBefore(first, scores) : 0;
    for (long at = first; at < end; at += TILE) {
      int count = (int) Math.min(TILE, end - at);
      w.read(at, floatValues, count);
      scores.read(at, floatScores, count);
      for (int i = 0; i < count; i++) {
        long magnitude = magnitude(floatScores[i]);
        if (magnitude == threshold) {
          floatValues[i] = seen < tied ? floatValues[i] : 0;
          seen++;
        } else if (magnitude < threshold) {
          floatValues[i] = 0;
        }
      }
      out.write(at, floatValues, count);
    }
  }

  /**
   * The gradient by the scores as if each were what its weight is multiplied by, {@code dOut · w ·
   * sign(score)}, for entries {@code [first, end)}; {@code into} may be {@code dOut}.
   */
  public void gradient(long first, long end, Floats w, Floats scores, Floats dOut, Floats into) {
    prepareFloat();
    for (long at = first; at < end; at += TILE) {
      int count = (int) Math.min(TILE, end - at);
      w.read(at, floatValues, count);
      scores.read(at, floatScores, count);
      dOut.read(at, floatGradients, count);
      for (int i = 0; i < count; i++) {
        floatGradients[i] *= floatValues[i] * Math.signum(floatScores[i]);
      }
      into.write(at, floatGradients, count);
    }
  }

  private void select(long kept, Floats scores) {
    long digits = 0; // of the score that is looked for, as far as they are known
    long left = kept; // its place among those that begin with these digits
    long alike = scores.length(); // how many these are
    int known = Long.SIZE - 1;
    for (int digit = 0; digit < DIGITS.length && left < alike; digit++) {
      count(digits >>> known, known, DIGITS[digit], scores);
      int last = (1 << known - DIGITS[digit]) - 1;
      while (left > counts[last]) {
        left -= counts[last];
        last--;
      }
      known = DIGITS[digit];
      digits |= (long) last << known;
      alike = counts[last];
    }
    // Where all that begin alike are left, none of them is cut off.
    threshold = left == alike ? digits - 1 : digits;
    tied = left == alike ? 0 : left;
  }

  /** Counts the scores that begin with some digits by the next one. */
  private void count(long digits, int known, int next, Floats scores) {
    int mask = (1 << known - next) - 1;
    Arrays.fill(counts, 0, mask + 1, 0);
    for (long at = 0; at < scores.length(); at += TILE) {
      int count = (int) Math.min(TILE, scores.length() - at);
      scores.read(at, floatScores, count);
      for (int i = 0; i < count; i++) {
        long magnitude = magnitude(floatScores[i]);
        if (magnitude >>> known == digits) {
          counts[(int) (magnitude >>> next) & mask]++;
        }
      }
    }
  }

  private long tiedBefore(long end, Floats scores) {
    long seen = 0;
    for (long at = 0; at < end; at += TILE) {
      int count = (int) Math.min(TILE, end - at);
      scores.read(at, floatScores, count);
      for (int i = 0; i < count; i++) {
        seen += magnitude(floatScores[i]) == threshold ? 1 : 0;
      }
    }
    return seen;
  }

  private static long magnitude(double score) {
    return Double.doubleToRawLongBits(score) & Long.MAX_VALUE;
  }

  private void prepareFloat() {
    if (floatValues.length == 0) {
      floatValues = new float[TILE];
      floatScores = new float[TILE];
      floatGradients = new float[TILE];
    }
  }
}
