package dev.regimen.train.step;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Reals;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What both precisions can do, without asking which one it is. */
public final class Vectors {
  private Vectors() {}

  public static Reals allocate(boolean doublePrecision, long length) {
    return doublePrecision ? Doubles.allocate(length) : Floats.allocate(length);
  }

  public static void free(Reals vector) {
    if (vector instanceof Floats floats) {
      floats.free();
    } else {
      ((Doubles) vector).free();
    }
  }

  public static void copy(Reals from, Reals to) {
    if (from instanceof Floats source && to instanceof Floats target) {
      target.copyFrom(source);
    } else {
      ((Doubles) to).copyFrom((Doubles) from);
    }
  }

  public static Reals slice(Reals vector, long offset, long length) {
    return vector instanceof Floats floats
        ? floats.slice(offset, length)
        : ((Doubles) vector).slice(offset, length);
  }

  /** to ← to + share (of − to), in double; 1 makes them equal. */
  public static void approach(Reals to, Reals of, double share) {
    if (share == 1) {
      copy(of, to);
      return;
    }
    for (long i = 0; i < to.length(); i++) {
      double was = to.get(i);
      to.set(i, was + share * (of.get(i) - was));
    }
  }

  /** ND4J's view of the same memory. */
  static INDArray view(Reals vector, long... shape) {
    return vector instanceof Floats floats ? floats.array(shape) : ((Doubles) vector).array(shape);
  }

  /** The first element that is not finite, or -1. */
  public static long firstNonFinite(Reals vector) {
    for (long i = 0; i < vector.length(); i++) {
      if (!Double.isFinite(vector.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
