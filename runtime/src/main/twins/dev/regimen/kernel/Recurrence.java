package dev.regimen.kernel;

import java.util.Arrays;
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
  /** What tells the three apart. */
  private enum Cell {
    SIMPLE(1, 1, 2),
    GRU(3, 5, 7),
    LSTM(4, 6, 5);

    final int gates;
    final int states;
    final int gradients;

    Cell(int gates, int states, int gradients) {
      this.gates = gates;
      this.states = states;
      this.gradients = gradients;
    }
  }

  private int[] lengths = {};
  private float[] floatReal = {};
  private float[] floatX = {};
  private float[] floatBias = {};
  private float[] floatNow = {};
  private float[] floatBefore = {};
  private float[] floatAll = {};
  private float[] floatOutput = {};
  private float[] floatCarry = {};

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
    forward(Cell.SIMPLE, from, to, gemm, length, units, reverse, x, weight, bias, real, states);
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
    forward(Cell.GRU, from, to, gemm, length, units, reverse, x, weight, bias, real, states);
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
    forward(Cell.LSTM, from, to, gemm, length, units, reverse, x, weight, bias, real, states);
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
        Cell.SIMPLE, from, to, gemm, length, units, reverse, dStates, states, weight, real, out);
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
    backward(Cell.GRU, from, to, gemm, length, units, reverse, dStates, states, weight, real, out);
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
    backward(Cell.LSTM, from, to, gemm, length, units, reverse, dStates, states, weight, real, out);
  }

  private void forward(
      Cell cell,
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
    prepareFloat(cell, to - from, length, units);
    int longest = longest(from, to, length, real);
    int gates = cell.gates * units;
    int width = cell.states * units;
    bias.read(0, floatBias, gates);
    Arrays.fill(floatBefore, 0);
    int before = -1;
    for (int step = 0; step < length; step++) {
      int time = reverse ? length - 1 - step : step;
      if (time < longest && before >= 0) {
        long h = ((long) from * length + before) * width + width - units;
        long u = ((long) from * length + time) * width;
        int next = length * width;
        gemm.abT(to - from, gates, units, states, h, next, weight, 0, units, 0, states, u, next);
      }
      for (int sample = from; sample < to; sample++) {
        long at = (long) sample * length + time;
        if (time >= lengths[sample - from]) {
          states.clear(at * width, (at + 1) * width);
          continue;
        }
        x.read(at * gates, floatX, gates);
        if (before >= 0) {
          states.read(at * width, floatNow, gates);
          states.read(((long) sample * length + before) * width, floatBefore, width);
        } else {
          Arrays.fill(floatNow, 0, gates, 0);
        }
        RecurrentCells.add(gates, floatNow, floatBias, 0);
        switch (cell) {
          case SIMPLE -> RecurrentCells.simple(units, floatX, floatNow);
          case GRU -> RecurrentCells.gru(units, floatX, floatBefore, floatNow);
          case LSTM -> RecurrentCells.lstm(units, floatX, floatBefore, floatNow);
        }
        states.write(at * width, floatNow, width);
      }
      before = time < longest ? time : before;
    }
  }

  private void backward(
      Cell cell,
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
    prepareFloat(cell, to - from, length, units);
    int longest = longest(from, to, length, real);
    int gates = cell.gates * units;
    int width = cell.states * units;
    int all = cell.gradients * units;
    int ofU = cell == Cell.GRU ? gates + units : 0;
    Arrays.fill(floatCarry, 0, (to - from) * units, 0);
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
      for (int sample = from; sample < to; sample++) {
        long at = (long) sample * length + time;
        if (time >= lengths[sample - from]) {
          out.clear(at * all, (at + 1) * all);
          continue;
        }
        dStates.read((at + 1) * width - units, floatOutput, units);
        if (after >= 0) {
          out.read(at * all + gates, floatAll, gates, units);
          RecurrentCells.add(units, floatOutput, floatAll, gates);
        }
        states.read(at * width, floatNow, width);
        if (before >= 0 && before < lengths[sample - from]) {
          states.read(((long) sample * length + before) * width, floatBefore, width);
        } else {
          Arrays.fill(floatBefore, 0, width, 0);
        }
        int carry = (sample - from) * units;
        switch (cell) {
          case SIMPLE -> RecurrentCells.simple(units, floatNow, floatOutput, floatAll);
          case GRU ->
              RecurrentCells.gru(
                  units, floatNow, floatBefore, floatOutput, floatCarry, carry, floatAll);
          case LSTM ->
              RecurrentCells.lstm(
                  units, floatNow, floatBefore, floatOutput, floatCarry, carry, floatAll);
        }
        System.arraycopy(floatBefore, width - units, floatAll, gates, units);
        out.write(at * all, floatAll, all);
      }
      after = time < longest ? time : after;
    }
  }

  /** How long each of the samples is, and the longest of them. */
  private int longest(int from, int to, int length, @Nullable Floats real) {
    int longest = 0;
    for (int sample = from; sample < to; sample++) {
      int own = RealRows.of(sample, length, real, floatReal);
      lengths[sample - from] = own;
      longest = Math.max(longest, own);
    }
    return longest;
  }

  private void prepareFloat(Cell cell, int samples, int length, int units) {
    int most = 7 * units;
    if (floatNow.length < most) {
      floatX = new float[most];
      floatBias = new float[most];
      floatNow = new float[most];
      floatBefore = new float[most];
      floatAll = new float[most];
      floatOutput = new float[most];
    }
    if (lengths.length < samples) {
      lengths = new int[samples];
    }
    if (floatCarry.length < samples * units) {
      floatCarry = new float[samples * units];
    }
    if (floatReal.length < length) {
      floatReal = new float[length];
    }
  }
}
