package dev.regimen.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Recurrent layers, time after time over a worker's samples, and back-propagation through time.
 *
 * <p>At one time u = W·h + b for all samples is one product, read from and written to where the
 * states lie; what the gates make of x and u is a loop over a sample's numbers. Samples are
 * [length, …], and a text's padding stands behind its end: beyond the longest text of the worker's
 * nothing is multiplied, and padding has the states 0.
 *
 * <p>Of each time the states are, side by side and {@code units} numbers each: h for {@code
 * simple}; r, z, n, u of n, h for {@code gru}; i, f, g, o, c, h for {@code lstm}. Gradients of a
 * time are those of x, the h before, and for {@code gru} those of u.
 *
 * <p>An instance belongs to one worker; it keeps its tiles.
 */
public final class Recurrence {
  private final RecurrentTiles tiles = new RecurrentTiles();

  /** {@code states} of samples {@code [from, to)} by h′ = tanh(x + u). */
  public void simple(
      int from,
      int to,
      Gemm gemm,
      int length,
      int units,
      boolean reverse,
      Floats x,
      Floats weight,
      Floats bias,
      @Nullable Floats real,
      Floats states) {
    forward(
        RecurrentTiles.Cell.SIMPLE,
        from,
        to,
        gemm,
        length,
        units,
        reverse,
        x,
        weight,
        bias,
        real,
        states);
  }

  /** {@code states} of samples {@code [from, to)} of gated recurrent units. */
  public void gru(
      int from,
      int to,
      Gemm gemm,
      int length,
      int units,
      boolean reverse,
      Floats x,
      Floats weight,
      Floats bias,
      @Nullable Floats real,
      Floats states) {
    forward(
        RecurrentTiles.Cell.GRU,
        from,
        to,
        gemm,
        length,
        units,
        reverse,
        x,
        weight,
        bias,
        real,
        states);
  }

  /** {@code states} of samples {@code [from, to)} of long short-term memory. */
  public void lstm(
      int from,
      int to,
      Gemm gemm,
      int length,
      int units,
      boolean reverse,
      Floats x,
      Floats weight,
      Floats bias,
      @Nullable Floats real,
      Floats states) {
    forward(
        RecurrentTiles.Cell.LSTM,
        from,
        to,
        gemm,
        length,
        units,
        reverse,
        x,
        weight,
        bias,
        real,
        states);
  }

  /** The gradients of {@link #simple}. */
  public void simpleGradient(
      int from,
      int to,
      Gemm gemm,
      int length,
      int units,
      boolean reverse,
      Floats dStates,
      Floats states,
      Floats weight,
      @Nullable Floats real,
      Floats out) {
    backward(
        RecurrentTiles.Cell.SIMPLE,
        from,
        to,
        gemm,
        length,
        units,
        reverse,
        dStates,
        states,
        weight,
        real,
        out);
  }

  /** The gradients of {@link #gru}. */
  public void gruGradient(
      int from,
      int to,
      Gemm gemm,
      int length,
      int units,
      boolean reverse,
      Floats dStates,
      Floats states,
      Floats weight,
      @Nullable Floats real,
      Floats out) {
    backward(
        RecurrentTiles.Cell.GRU,
        from,
        to,
        gemm,
        length,
        units,
        reverse,
        dStates,
        states,
        weight,
        real,
        out);
  }

  /** The gradients of {@link #lstm}. */
  public void lstmGradient(
      int from,
      int to,
      Gemm gemm,
      int length,
      int units,
      boolean reverse,
      Floats dStates,
      Floats states,
      Floats weight,
      @Nullable Floats real,
      Floats out) {
    backward(
        RecurrentTiles.Cell.LSTM,
        from,
        to,
        gemm,
        length,
        units,
        reverse,
        dStates,
        states,
        weight,
        real,
        out);
  }

  private void forward(
      RecurrentTiles.Cell cell,
      int from,
      int to,
      Gemm gemm,
      int length,
      int units,
      boolean reverse,
      Floats x,
      Floats weight,
      Floats bias,
      @Nullable Floats real,
      Floats states) {
    int longest = tiles.enter(cell, from, to, length, units, real);
    tiles.spread(bias);
    int gates = cell.gates * units;
    int width = cell.states * units;
    int before = -1;
    for (int step = 0; step < length; step++) {
      int time = reverse ? length - 1 - step : step;
      if (time < longest && before >= 0) {
        long h = ((long) from * length + before) * width + width - units;
        long u = ((long) from * length + time) * width;
        int next = length * width;
        gemm.abT(to - from, gates, units, states, h, next, weight, 0, units, 0, states, u, next);
      }
      tiles.forward(to, time, before, x, states);
      before = time < longest ? time : before;
    }
  }

  private void backward(
      RecurrentTiles.Cell cell,
      int from,
      int to,
      Gemm gemm,
      int length,
      int units,
      boolean reverse,
      Floats dStates,
      Floats states,
      Floats weight,
      @Nullable Floats real,
      Floats out) {
    int longest = tiles.enter(cell, from, to, length, units, real);
    tiles.clearFloat(to - from);
    int gates = cell.gates * units;
    int all = cell.gradients * units;
    int ofU = cell == RecurrentTiles.Cell.GRU ? gates + units : 0;
    int after = -1;
    for (int step = length - 1; step >= 0; step--) {
      int time = reverse ? length - 1 - step : step;
      // Where the h before will stand lies the gradient at h until it is used.
      if (time < longest && after >= 0) {
        long du = ((long) from * length + after) * all + ofU;
        long dh = ((long) from * length + time) * all + gates;
        int next = length * all;
        gemm.ab(to - from, units, gates, out, du, next, weight, 0, units, 0, out, dh, next);
      }
      int before = reverse ? time + 1 : time - 1;
      tiles.backward(to, time, before, after >= 0, dStates, states, out);
      after = time < longest ? time : after;
    }
  }
}
