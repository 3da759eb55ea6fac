package dev.regimen.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Recurrence} hands from one call to the next: of each sample h and what else the
 * arithmetic of a time reads of the one before, [2, 2, units]. Calls take turns, so that what one
 * finds is still there behind it, for its gradients.
 */
final class KeptStates {
  /** Vectors of a sample. */
  static final int COUNT = 4;

  private final int units;

  /** Whether there was a call before, which this one goes on from. */
  boolean goesOn;

  private long calls;
  private @Nullable Floats floatKept;
  private float[] floatH = {};
  private float[] floatFactor = {};

  KeptStates(int units) {
    this.units = units;
  }

  /**
   * Begins a call.
   *
   * @param kept null where samples begin with zeros
   */
  void enter(@Nullable Floats kept, long before) {
    floatKept = kept;
    calls = before;
    goesOn = kept != null && before > 0;
  }

  /** Where h of a sample lies that the call before this one left. */
  long found(int sample) {
    return ((long) sample * COUNT + 2 * (calls & 1)) * units;
  }

  private long left(int sample) {
    return ((long) sample * COUNT + 2 * (1 - (calls & 1))) * units;
  }

  /** What a sample goes on from: h, and the other one, at a place of two arrays. */
  void take(int sample, int at, float[] h, float[] other) {
    Floats kept = Objects.requireNonNull(floatKept);
    kept.read(found(sample), h, at, units);
    kept.read(found(sample) + units, other, at, units);
  }

  /**
   * Goes on from what is kept.
   *
   * @param carry receives what is handed on beside h, sample behind sample
   * @param factors of h, [units] for each sample; null where they are 1
   * @param scaled receives h times its factors, if there are any
   */
  void resume(int from, int to, float[] carry, @Nullable Floats factors, Floats scaled) {
    if (floatH.length == 0) {
      floatH = new float[units];
      floatFactor = new float[units];
    }
    Floats kept = Objects.requireNonNull(floatKept);
    for (int sample = from; sample < to; sample++) {
      int own = (sample - from) * units;
      kept.read(found(sample) + units, carry, own, units);
      if (factors != null) {
        kept.read(found(sample), floatH, units);
        factors.read((long) sample * units, floatFactor, units);
        RecurrentCells.times(units, floatFactor, floatH);
        scaled.write(own, floatH, units);
      }
    }
  }

  /**
   * Keeps what samples end with, if that is kept; one without a row has what it had.
   *
   * @param length rows of a sample
   * @param lengths of the samples
   * @param hidden h of all times
   */
  void keep(int from, int to, int length, int[] lengths, Floats hidden, float[] carry) {
    Floats kept = floatKept;
    for (int sample = from; kept != null && sample < to; sample++) {
      int own = sample - from;
      long into = left(sample);
      if (lengths[own] > 0) {
        kept.copy(into, hidden, ((long) sample * length + lengths[own] - 1) * units, units);
      } else if (goesOn) {
        kept.copy(into, kept, found(sample), units);
      } else {
        kept.clear(into, into + units);
      }
      kept.write(into + units, carry, own * units, units);
    }
  }
}
