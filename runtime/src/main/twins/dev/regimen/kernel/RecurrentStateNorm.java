package dev.regimen.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The layer norm of an LSTM's c on its way to h, h′ = o·tanh(γ·(c′ − μ)/√(σ² + ε) + β) with μ and
 * σ² over the units of a sample at one time, and the way back.
 *
 * <p>Tiles are those of {@link RecurrentTiles}: sample by sample, as {@code active} numbers them.
 */
final class RecurrentStateNorm {
  private static final int STATE = 4;
  private static final int HIDDEN = 5;

  private final int units;
  private final RecurrentNorm norm;
  private int[] active = {};
  private int count;
  private int length;
  private int time;
  private final float[][] floatKind = new float[1][];

  /** Receive what the gradients of γ and β are sums of, for all rows. */
  private @Nullable Floats floatOfScale;

  private @Nullable Floats floatOfShift;

  RecurrentStateNorm(int units) {
    this.units = units;
    norm = new RecurrentNorm(1, units);
  }

  /** What is read and written beside the tiles. */
  void enter(Floats scale, Floats shift, @Nullable Floats ofScale, @Nullable Floats ofShift) {
    norm.enterState(scale, shift, ofScale, ofShift);
    floatOfScale = ofScale;
    floatOfShift = ofShift;
  }

  /**
   * Rows of which some will not be written, as they are padding.
   *
   * @param ofGates what the norm of the products gives; null where no gradients are asked for
   */
  void clear(long first, long last, @Nullable Floats ofGates) {
    if (ofGates != null) {
      norm.clear(first, last, floatOfScale);
      norm.clear(first, last, floatOfShift);
    }
  }

  /** The samples and the time that are at hand. */
  RecurrentStateNorm at(int[] samples, int number, int rows, int row) {
    active = samples;
    count = number;
    length = rows;
    time = row;
    return this;
  }

  private long row(int k) {
    return (long) active[k] * length + time;
  }

  /** h of samples whose other states are there. */
  void show(float[][] states) {
    normalize(states[STATE], states[HIDDEN]);
    RecurrentCells.show(count * units, states);
  }

  private void normalize(float[] state, float[] into) {
    System.arraycopy(state, 0, into, 0, count * units);
    floatKind[0] = into;
    for (int k = 0; k < count; k++) {
      norm.apply(row(k), k * units, floatKind);
    }
  }

  /**
   * The gradients of a time.
   *
   * @param before c of the time before
   * @param dh at h; its place is used
   * @param carry what the time behind hands over, and then what is handed to the one before
   * @param d receives those of x
   */
  void backward(float[][] states, float[] before, float[] dh, float[] carry, float[][] d) {
    int n = count * units;
    normalize(states[STATE], d[0]);
    RecurrentCells.tanh(n, d[0], d[0]);
    RecurrentCells.throughOutput(n, states, dh, d);
    floatKind[0] = dh;
    for (int k = 0; k < count; k++) {
      norm.differentiate(row(k), k * units, states[STATE], floatKind);
    }
    RecurrentCells.throughState(n, states, before, dh, carry, d);
  }
}
