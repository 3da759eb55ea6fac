package dev.regimen.kernel;

import java.util.Arrays;
import java.util.Locale;

/**
 * The axes of samples in another order: {@code y[n, i, j] = x[n, j, i]} and alike for more axes. An
 * instance belongs to one worker and one geometry; it keeps where each element comes from.
 */
public final class Transposition {
  /** Elements that stay together, because the innermost axes keep their order. */
  private final int run;

  /** Which run of x is each of y. */
  private final int[] places;

  private float[] floatIn = {};
  private float[] floatOut = {};

  private Transposition(int run, int... places) {
    this.run = run;
    this.places = places;
  }

  /** Samples of these extents, outermost first, whose axes are to be put in another order. */
  public static Axes of(int... extents) {
    return new Axes(extents.clone());
  }

  /** The extents of x. */
  public static final class Axes {
    private final int[] extents;

    private Axes(int... extents) {
      this.extents = extents;
    }

    /**
     * Axis i of y is axis {@code axes[i]} of x.
     *
     * @throws IllegalArgumentException if these are not all axes of x, each once
     */
    public Transposition to(int... axes) {
      int rank = extents.length;
      int[] sorted = axes.clone();
      Arrays.sort(sorted);
      boolean permutes = axes.length == rank;
      for (int axis = 0; permutes && axis < rank; axis++) {
        permutes = sorted[axis] == axis;
      }
      if (!permutes) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "axes %s are not the %d axes of a sample, each once",
                Arrays.toString(axes),
                rank));
      }
      int moved = rank;
      int run = 1;
      while (moved > 0 && axes[moved - 1] == moved - 1) {
        moved--;
        run = Math.multiplyExact(run, extents[moved]);
      }
      return new Transposition(run, places(moved, axes));
    }

    /** For each element of y, over the axes that move, the one of x that it is. */
    private int[] places(int moved, int... axes) {
      int[] strides = new int[moved];
      int elements = 1;
      for (int axis = moved - 1; axis >= 0; axis--) {
        strides[axis] = elements;
        elements = Math.multiplyExact(elements, extents[axis]);
      }
      int[] places = new int[elements];
      for (int i = 0; i < elements; i++) {
        int rest = i;
        for (int axis = moved - 1; axis >= 0; axis--) {
          int extent = extents[axes[axis]];
          places[i] += rest % extent * strides[axes[axis]];
          rest /= extent;
        }
      }
      return places;
    }
  }

  /** {@code y[n]} becomes {@code x[n]} with its axes in the other order, for samples [from, to). */
  public void apply(int from, int to, Floats x, Floats y) {
    long size = (long) places.length * run;
    if (run == 1 && floatIn.length < size) {
      floatIn = new float[places.length];
      floatOut = new float[places.length];
    }
    for (int sample = from; sample < to; sample++) {
      long start = sample * size;
      if (run == 1) {
        one(start, x, y);
      } else {
        for (int i = 0; i < places.length; i++) {
          y.copy(start + (long) i * run, x, start + (long) places[i] * run, run);
        }
      }
    }
  }

  private void one(long start, Floats x, Floats y) {
    float[] in = floatIn;
    float[] out = floatOut;
    x.read(start, in, places.length);
    for (int i = 0; i < places.length; i++) {
      out[i] = in[places[i]];
    }
    y.write(start, out, places.length);
  }
}
