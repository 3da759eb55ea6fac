package dev.regimen.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Recurrent layers, time after time over a worker's samples, and back-propagation through time.
 *
 * <p>At one time u = W·h of all samples is one product; what the gates make of x and u + b is loops
 * over tiles of several samples. Samples are [length, …], and a text's padding stands behind its
 * end: beyond the longest text of the worker's nothing is multiplied, and padding has the states 0.
 *
 * <p>Beside h the gradients need of each time, side by side and {@code units} numbers each: nothing
 * for {@code simple}; r, z, n and u of n for {@code gru}; i, f, g, o and c for {@code lstm}.
 *
 * <p>An instance belongs to one worker and one geometry; it keeps its tiles.
 */
public final class Recurrence {
  private final RecurrentCell cell;
  private int length;
  private final int units;
  private final boolean reverse;
  private final RecurrentTiles tiles;
  private final RecurrentNorm norm;
  private final RecurrentStateNorm stateNorm;
  private final KeptStates keeping;

  /** Of all samples at one time: what the product gives. */
  private Floats floatProduct = Floats.allocate(0);

  /** The gradient of what the product gave, where it is none of x. */
  private Floats floatOfProduct = Floats.allocate(0);

  /** Of all samples at one time: h times its factors. */
  private Floats floatScaled = Floats.allocate(0);

  private Recurrence(RecurrentCell cell, int length, int units, boolean reverse) {
    this.cell = cell;
    this.length = length;
    this.units = units;
    this.reverse = reverse;
    keeping = new KeptStates(units);
    tiles = new RecurrentTiles(cell, length, units, keeping);
    norm = new RecurrentNorm(cell.gates, units);
    stateNorm = new RecurrentStateNorm(units);
  }

  /** Says how many rows the samples of a batch have; at most what this was made for. */
  public void length(int rows) {
    length = rows;
  }

  /** h′ = tanh(x + u + b). */
  public static Recurrence simple(int length, int units, boolean reverse) {
    return new Recurrence(RecurrentCell.SIMPLE, length, units, reverse);
  }

  /** Gated recurrent units. */
  public static Recurrence gru(int length, int units, boolean reverse) {
    return new Recurrence(RecurrentCell.GRU, length, units, reverse);
  }

  /** Long short-term memory. */
  public static Recurrence lstm(int length, int units, boolean reverse) {
    return new Recurrence(RecurrentCell.LSTM, length, units, reverse);
  }

  /**
   * Says, before each call of an {@code lstm} with a norm, how c is normalized where h is made of
   * it: h′ = o·tanh(γ·(c′ − μ)/√(σ² + 1e-5) + β) with μ and the biased variance σ² over the units.
   *
   * @param scale γ, [units]
   * @param shift β, [units]
   * @param ofScale receives what γ's gradient is the sum of, [length, units]; null where it is not
   *     asked for
   * @param ofShift receives what β's is the sum of
   */
  public void normalizeState(
      Floats scale, Floats shift, @Nullable Floats ofScale, @Nullable Floats ofShift) {
    stateNorm.enter(scale, shift, ofScale, ofShift);
  }

  /**
   * The hidden states of samples {@code [from, to)}.
   *
   * @param x what the input says to each gate, [length, gates·units]
   * @param real 1 for each row that is, 0 for padding; null where there is none
   * @param factors of the h that the products take, [units] for each sample and all times; null
   *     where they are 1
   * @param hidden receives h, [length, units]
   * @param states receives what else gradients need; null where none are asked for, and for {@code
   *     simple}
   */
  public void forward(
      int from,
      int to,
      Gemm gemm,
      Floats x,
      Floats weight,
      Floats bias,
      @Nullable Floats real,
      @Nullable Floats factors,
      Floats hidden,
      @Nullable Floats states) {
    forward(from, to, gemm, x, weight, bias, real, factors, hidden, states, null, null, null, 0);
  }

  /**
   * With a layer norm of what the product gives: u = γ·(W·h − μ)/√(σ² + 1e-5) + b, with μ and the
   * biased variance σ² over all gates of a sample at one time; and of samples that go on from where
   * the call before left them.
   *
   * @param scale γ, [gates·units]; null where there is no norm
   * @param sums receives W·h, [length, gates·units]; null where no gradients are asked for
   * @param kept of each sample h and what else is handed on from time to time, [2, 2, units]: what
   *     a call finds stays, beside what it leaves; null where the first h is 0
   * @param calls that were before this one; before the first nothing was kept
   */
  public void forward(
      int from,
      int to,
      Gemm gemm,
      Floats x,
      Floats weight,
      Floats bias,
      @Nullable Floats real,
      @Nullable Floats factors,
      Floats hidden,
      @Nullable Floats states,
      @Nullable Floats scale,
      @Nullable Floats sums,
      @Nullable Floats kept,
      long calls) {
    int samples = to - from;
    if (real != null) {
      norm.clear((long) from * length, (long) to * length, sums);
    }
    int longest = tiles.enter(from, to, length, real, factors, entered(scale, sums, null, null));
    int gates = cell.gates * units;
    prepareFloat(samples * gates);
    tiles.spread(bias);
    Floats scaled = factors == null ? null : floatScaled;
    if (scaled != null) {
      scaled.clear(0, (long) samples * units);
    }
    keeping.enter(kept, calls);
    if (keeping.goesOn) {
      keeping.resume(from, to, tiles.floatCarry, factors, floatScaled);
    }
    int before = -1;
    for (int step = 0; step < length; step++) {
      int time = reverse ? length - 1 - step : step;
      if (time < longest && (before >= 0 || keeping.goesOn)) {
        Floats h = hidden;
        long at = ((long) from * length + before) * units;
        int next = length * units;
        if (factors != null) {
          h = floatScaled;
          at = 0;
          next = units;
        } else if (before < 0) {
          h = kept;
          at = keeping.found(from);
          next = KeptStates.COUNT * units;
        }
        gemm.abT(samples, gates, units, h, at, next, weight, 0, units, 0, floatProduct, 0, gates);
      }
      boolean first = before < 0 && !keeping.goesOn;
      tiles.forward(time, x, first ? null : floatProduct, hidden, states, scaled);
      before = time < longest ? time : before;
    }
    keeping.keep(from, to, length, tiles.lengths, hidden, tiles.floatCarry);
  }

  /**
   * The gradients of {@link #forward}.
   *
   * @param dHidden at h
   * @param ofX receives the gradient of x
   * @param before receives the h before each time, times its factors; null where the weight's
   *     gradient, which is its product with that of u, is not asked for
   * @param ofU receives the gradient of u for {@code gru}; null where it is not asked for, and
   *     where it is that of x
   */
  public void backward(
      int from,
      int to,
      Gemm gemm,
      Floats dHidden,
      Floats hidden,
      @Nullable Floats states,
      Floats weight,
      @Nullable Floats real,
      @Nullable Floats factors,
      Floats ofX,
      @Nullable Floats before,
      @Nullable Floats ofU) {
    backward(
        from, to, gemm, dHidden, hidden, states, weight, real, factors, ofX, before, ofU, null,
        null, null, null, null, 0);
  }

  /**
   * The gradients of {@link #forward} with a norm.
   *
   * @param sums W·h of all times
   * @param ofSums receives their gradient; null where the weight's is not asked for
   * @param ofScale receives what γ's gradient is the sum of, [length, gates·units]; null where it
   *     is not asked for
   * @param kept what the samples went on from; nothing flows back there
   * @param calls that were before {@link #forward}
   */
  public void backward(
      int from,
      int to,
      Gemm gemm,
      Floats dHidden,
      Floats hidden,
      @Nullable Floats states,
      Floats weight,
      @Nullable Floats real,
      @Nullable Floats factors,
      Floats ofX,
      @Nullable Floats before,
      @Nullable Floats ofU,
      @Nullable Floats scale,
      @Nullable Floats sums,
      @Nullable Floats ofSums,
      @Nullable Floats ofScale,
      @Nullable Floats kept,
      long calls) {
    int samples = to - from;
    keeping.enter(kept, calls);
    if (real != null) {
      norm.clear((long) from * length, (long) to * length, ofSums);
      norm.clear((long) from * length, (long) to * length, ofScale);
      stateNorm.clear((long) from * length, (long) to * length, ofScale);
    }
    int longest =
        tiles.enter(from, to, length, real, factors, entered(scale, sums, ofSums, ofScale));
    int gates = cell.gates * units;
    prepareFloat(samples * gates);
    int after = -1;
    for (int step = length - 1; step >= 0; step--) {
      int time = reverse ? length - 1 - step : step;
      if (time < longest && after >= 0) {
        gemm.ab(
            samples,
            units,
            gates,
            floatOfProduct,
            0,
            gates,
            weight,
            0,
            units,
            0,
            floatProduct,
            0,
            units);
      }
      int previous = reverse ? time + 1 : time - 1;
      tiles.backward(
          time,
          previous,
          dHidden,
          after < 0 ? null : floatProduct,
          hidden,
          states,
          ofX,
          before,
          ofU,
          floatOfProduct);
      after = time < longest ? time : after;
    }
  }

  private @Nullable RecurrentNorm entered(
      @Nullable Floats scale,
      @Nullable Floats sums,
      @Nullable Floats ofSums,
      @Nullable Floats ofScale) {
    tiles.normalizeState(scale != null && cell == RecurrentCell.LSTM ? stateNorm : null);
    if (scale == null) {
      return null;
    }
    norm.enter(scale, sums, ofSums, ofScale);
    return norm;
  }

  private void prepareFloat(int numbers) {
    if (floatProduct.length() < numbers) {
      floatProduct = Floats.allocate(numbers);
      floatOfProduct = Floats.allocate(numbers);
      floatScaled = Floats.allocate(numbers);
    }
  }
}
