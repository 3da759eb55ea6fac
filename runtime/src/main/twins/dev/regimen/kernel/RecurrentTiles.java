package dev.regimen.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Room for what a {@link Recurrence} computes of several samples at one time: an array for each
 * kind of numbers, in which those of one sample come after those of the other.
 */
final class RecurrentTiles {
  /** Numbers of a kind that are computed at once: enough for vectors, and all kinds fit a cache. */
  private static final int TILE = 512;

  private static final int MOST_KINDS = 7;

  /** What tells the three apart. */
  enum Cell {
    SIMPLE(1, 1, 2, 0),
    GRU(3, 5, 7, 4),
    LSTM(4, 6, 5, 4);

    final int gates;
    final int states;
    final int gradients;

    /** The state of the time before that its arithmetic reads. */
    final int read;

    Cell(int gates, int states, int gradients, int read) {
      this.gates = gates;
      this.states = states;
      this.gradients = gradients;
      this.read = read;
    }
  }

  private final int[] active = new int[TILE];

  /** How long each sample of the worker's is. */
  private int[] lengths = {};

  private Cell cell = Cell.SIMPLE;
  private int from;
  private int length;
  private int units;
  private int room;

  private float[][] floatX = {};
  private float[][] floatBias = {};
  private float[][] floatStates = {};
  private float[][] floatGradients = {};
  private float[] floatBefore = {};
  private float[] floatOutput = {};
  private float[] floatArriving = {};
  private float[] floatCarried = {};
  private float[] floatCarry = {};
  private float[] floatReal = {};

  /**
   * Begins with the samples {@code [from, to)} of a layer.
   *
   * @return the longest of them
   */
  int enter(Cell of, int first, int to, int rows, int numbers, @Nullable Floats real) {
    cell = of;
    from = first;
    length = rows;
    units = numbers;
    room = Math.max(1, TILE / units);
    prepareFloat(to - from);
    int longest = 0;
    for (int sample = from; sample < to; sample++) {
      int own = RealRows.of(sample, length, real, floatReal);
      lengths[sample - from] = own;
      longest = Math.max(longest, own);
    }
    return longest;
  }

  private void prepareFloat(int samples) {
    int numbers = Math.max(TILE, units);
    if (floatBefore.length < numbers) {
      floatX = new float[MOST_KINDS][numbers];
      floatBias = new float[MOST_KINDS][numbers];
      floatStates = new float[MOST_KINDS][numbers];
      floatGradients = new float[MOST_KINDS][numbers];
      floatBefore = new float[numbers];
      floatOutput = new float[numbers];
      floatArriving = new float[numbers];
      floatCarried = new float[numbers];
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

  /** The bias of each gate, for each sample that there is room for. */
  void spread(Floats bias) {
    for (int k = 0; k < room; k++) {
      take(cell.gates, 0, k, bias, floatBias);
    }
  }

  /** Nothing is carried to the last time. */
  void clearFloat(int samples) {
    Arrays.fill(floatCarry, 0, samples * units, 0);
  }

  /**
   * The states of a time, for all samples up to one.
   *
   * @param before the time whose states are the ones before; negative for none
   */
  void forward(int to, int time, int before, Floats x, Floats states) {
    int width = cell.states * units;
    for (int first = from; first < to; first += room) {
      int count = meet(first, to, time);
      for (int k = 0; k < count; k++) {
        long at = (long) active[k] * length + time;
        take(cell.gates, at * cell.gates * units, k, x, floatX);
        take(before < 0 ? 0 : cell.gates, at * width, k, states, floatStates);
        long previous = ((long) active[k] * length + before) * width + (long) cell.read * units;
        takeOr0(before >= 0, previous, k, states, floatBefore);
      }
      computeFloat(count * units, before < 0);
      for (int k = 0; k < count; k++) {
        give(cell.states, ((long) active[k] * length + time) * width, k, floatStates, states);
      }
    }
    clearPadding(to, time, width, states);
  }

  /**
   * The gradients of a time, for all samples up to one.
   *
   * @param after whether the gradient at h that the time behind has made stands in the place of the
   *     h before
   */
  void backward(
      int to, int time, int before, boolean after, Floats dStates, Floats states, Floats out) {
    int width = cell.states * units;
    int all = cell.gradients * units;
    for (int first = from; first < to; first += room) {
      int count = meet(first, to, time);
      for (int k = 0; k < count; k++) {
        long at = (long) active[k] * length + time;
        dStates.read((at + 1) * width - units, floatOutput, k * units, units);
        takeOr0(after, at * all + (long) cell.gates * units, k, out, floatArriving);
        take(cell.states, at * width, k, states, floatStates);
        boolean begun = before >= 0 && before < lengths[active[k] - from];
        long previous = ((long) active[k] * length + before) * width;
        takeOr0(begun, previous + (long) cell.read * units, k, states, floatBefore);
        takeOr0(begun, previous + width - units, k, states, floatGradients[cell.gates]);
        int carry = (active[k] - from) * units;
        System.arraycopy(floatCarry, carry, floatCarried, k * units, units);
      }
      differentiateFloat(count * units);
      for (int k = 0; k < count; k++) {
        give(cell.gradients, ((long) active[k] * length + time) * all, k, floatGradients, out);
        int carry = (active[k] - from) * units;
        System.arraycopy(floatCarried, k * units, floatCarry, carry, units);
      }
    }
    clearPadding(to, time, all, out);
  }

  /** The samples from one on that are that long, as many as there is room for. */
  private int meet(int first, int to, int time) {
    int count = 0;
    for (int sample = first; sample < Math.min(to, first + room); sample++) {
      if (time < lengths[sample - from]) {
        active[count++] = sample;
      }
    }
    return count;
  }

  private void clearPadding(int to, int time, int width, Floats numbers) {
    for (int sample = from; sample < to; sample++) {
      if (time >= lengths[sample - from]) {
        long at = (long) sample * length + time;
        numbers.clear(at * width, (at + 1) * width);
      }
    }
  }

  private void computeFloat(int n, boolean begins) {
    for (int gate = 0; begins && gate < cell.gates; gate++) {
      Arrays.fill(floatStates[gate], 0, n, 0);
    }
    switch (cell) {
      case SIMPLE -> RecurrentCells.simple(n, floatX, floatBias, floatStates);
      case GRU -> RecurrentCells.gru(n, floatX, floatBias, floatBefore, floatStates);
      case LSTM -> RecurrentCells.lstm(n, floatX, floatBias, floatBefore, floatStates);
    }
  }

  private void differentiateFloat(int n) {
    float[][] s = floatStates;
    float[][] d = floatGradients;
    RecurrentCells.add(n, floatArriving, floatOutput);
    switch (cell) {
      case SIMPLE -> RecurrentCells.simple(n, s, floatOutput, d);
      case GRU -> RecurrentCells.gru(n, s, floatBefore, floatOutput, floatCarried, d);
      case LSTM -> RecurrentCells.lstm(n, s, floatBefore, floatOutput, floatCarried, d);
    }
  }

  /** Some kinds of numbers, which lie side by side, to the place of a sample in their tiles. */
  private void take(int kinds, long at, int k, Floats numbers, float[][] tiles) {
    for (int kind = 0; kind < kinds; kind++) {
      numbers.read(at + (long) kind * units, tiles[kind], k * units, units);
    }
  }

  private void takeOr0(boolean there, long at, int k, Floats numbers, float[] tile) {
    if (there) {
      numbers.read(at, tile, k * units, units);
    } else {
      Arrays.fill(tile, k * units, (k + 1) * units, 0);
    }
  }

  private void give(int kinds, long at, int k, float[][] tiles, Floats numbers) {
    for (int kind = 0; kind < kinds; kind++) {
      numbers.write(at + (long) kind * units, tiles[kind], k * units, units);
    }
  }
}
