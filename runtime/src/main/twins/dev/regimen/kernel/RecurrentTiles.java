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
  private static final int MOST_KINDS = 6;

  private final RecurrentCell cell;
  private final int most;
  private final int units;
  private final KeptStates keeping;
  private final UnitRows unitRows;
  private final int room;
  private final int[] active;

  /** The worker's samples, their rows, and how long each is. */
  private int from;
  private int to;
  private int length;
  int[] lengths = {};

  /** Of what the products give, and of c; null where they are taken as they are. */
  private @Nullable RecurrentNorm norm;

  private @Nullable RecurrentStateNorm stateNorm;

  private float[][] floatX = {};
  private float[][] floatBias = {};
  private float[][] floatStates = {};
  private float[][] floatGradients = {};
  private float[][] floatOfReset = {};
  private float[] floatBefore = {};
  private float[] floatHidden = {};
  private float[] floatOutput = {};
  private float[] floatArriving = {};
  private float[] floatCarried = {};
  private float[] floatFactor = {};

  /** What is handed from time to time beside h, sample behind sample. */
  float[] floatCarry = {};

  private @Nullable Floats floatFactors;
  private float[] floatReal = {};

  RecurrentTiles(RecurrentCell cell, int most, int units, KeptStates keeping) {
    this.cell = cell;
    this.most = most;
    this.units = units;
    this.keeping = keeping;
    unitRows = new UnitRows(units);
    room = Math.max(1, TILE / units);
    active = new int[room];
  }

  /**
   * Begins with the samples {@code [first, last)} of some rows each.
   *
   * @return the longest of them
   */
  int enter(
      int first,
      int last,
      int rows,
      @Nullable Floats real,
      @Nullable Floats factors,
      @Nullable RecurrentNorm ofProducts) {
    floatFactors = factors;
    norm = ofProducts;
    from = first;
    to = last;
    length = rows;
    prepareFloat();
    Arrays.fill(floatCarry, 0);
    int longest = 0;
    for (int sample = from; sample < to; sample++) {
      int own = RealRows.of(sample, length, real, floatReal);
      lengths[sample - from] = own;
      longest = Math.max(longest, own);
    }
    return longest;
  }

  /** What c goes through on its way to h at all times; null for nothing. */
  void normalizeState(@Nullable RecurrentStateNorm ofState) {
    stateNorm = ofState;
  }

  private void prepareFloat() {
    if (floatReal.length < most) {
      floatX = new float[MOST_KINDS][room * units];
      floatBias = new float[MOST_KINDS][room * units];
      floatStates = new float[MOST_KINDS][room * units];
      floatGradients = new float[MOST_KINDS][room * units];
      floatOfReset = new float[MOST_KINDS][room * units];
      floatBefore = new float[room * units];
      floatHidden = new float[room * units];
      floatOutput = new float[room * units];
      floatArriving = new float[room * units];
      floatCarried = new float[room * units];
      floatFactor = new float[room * units];
      floatReal = new float[most];
    }
    if (lengths.length < to - from) {
      lengths = new int[to - from];
    }
    if (floatCarry.length < (to - from) * units) {
      floatCarry = new float[(to - from) * units];
    }
  }

  /** The bias of each gate, for each sample that there is room for. */
  void spread(Floats bias) {
    for (int k = 0; k < room; k++) {
      unitRows.take(cell.gates, 0, k, bias, floatBias);
    }
  }

  /**
   * The states of a time.
   *
   * @param product what h of the time before says to each gate; null where it is 0
   * @param scaled receives h times its factors, of all samples
   */
  void forward(
      int time,
      Floats x,
      @Nullable Floats product,
      Floats hidden,
      @Nullable Floats states,
      @Nullable Floats scaled) {
    for (int first = from; first < to; first += room) {
      int count = meet(first, time);
      for (int k = 0; k < count; k++) {
        unitRows.take(cell.gates, row(k, time), k, x, floatX);
        unitRows.take(cell.gates, active[k] - from, k, product, floatStates);
        if (norm != null) {
          norm.apply(row(k, time), k * units, floatStates);
        }
        System.arraycopy(floatCarry, own(k), floatBefore, k * units, units);
      }
      int n = count * units;
      if (stateNorm == null) {
        RecurrentCells.forward(cell, n, floatX, floatBias, floatBefore, floatStates);
      } else {
        RecurrentCells.advance(n, floatX, floatBias, floatBefore, floatStates);
        stateNorm.at(active, count, length, time).show(floatStates);
      }
      for (int k = 0; k < count; k++) {
        hidden.write(row(k, time) * units, floatStates[cell.states - 1], k * units, units);
        if (states != null) {
          unitRows.give(cell.states - 1, row(k, time), k, floatStates, states);
        }
        System.arraycopy(floatStates[cell.read], k * units, floatCarry, own(k), units);
      }
      if (scaled != null) {
        scale(count, floatStates[cell.states - 1]);
        for (int k = 0; k < count; k++) {
          scaled.write(own(k), floatStates[cell.states - 1], k * units, units);
        }
      }
    }
    RealRows.clear(from, to, lengths, length, time, units, hidden);
  }

  /**
   * The gradients of a time.
   *
   * @param arriving at h, from the time behind; null where nothing does
   * @param ofProduct receives the gradient of u of this time
   */
  void backward(
      int time,
      int previous,
      Floats dHidden,
      @Nullable Floats arriving,
      Floats hidden,
      @Nullable Floats states,
      Floats ofX,
      @Nullable Floats before,
      @Nullable Floats ofU,
      Floats ofProduct) {
    float[][] ofGates = cell == RecurrentCell.GRU ? floatOfReset : floatGradients;
    for (int first = from; first < to; first += room) {
      int count = meet(first, time);
      for (int k = 0; k < count; k++) {
        dHidden.read(row(k, time) * units, floatOutput, k * units, units);
        unitRows.take(arriving, active[k] - from, k, floatArriving);
        boolean begun = previous >= 0 && previous < lengths[active[k] - from];
        unitRows.take(begun ? hidden : null, row(k, previous), k, floatHidden);
        takeStates(k, time, begun ? previous : -1, hidden, states);
        if (!begun && keeping.goesOn) {
          keeping.take(active[k], k * units, floatHidden, floatBefore);
        }
        System.arraycopy(floatCarry, own(k), floatCarried, k * units, units);
      }
      scale(count, floatArriving);
      scale(count, floatHidden);
      RecurrentCells.add(count * units, floatArriving, floatOutput);
      if (stateNorm == null) {
        RecurrentCells.backward(
            cell,
            count * units,
            floatStates,
            floatBefore,
            floatOutput,
            floatCarried,
            floatGradients,
            floatOfReset);
      } else {
        stateNorm
            .at(active, count, length, time)
            .backward(floatStates, floatBefore, floatOutput, floatCarried, floatGradients);
      }
      for (int k = 0; k < count; k++) {
        unitRows.give(cell.gates, row(k, time), k, floatGradients, ofX);
        if (ofU != null) {
          unitRows.give(cell.gates, row(k, time), k, ofGates, ofU);
        }
        if (norm != null) {
          norm.differentiate(row(k, time), k * units, ofGates);
        }
        unitRows.give(cell.gates, active[k] - from, k, ofGates, ofProduct);
        if (before != null) {
          before.write(row(k, time) * units, floatHidden, k * units, units);
        }
        System.arraycopy(floatCarried, k * units, floatCarry, own(k), units);
      }
    }
    RealRows.clear(from, to, lengths, length, time, cell.gates * units, ofX);
    RealRows.clear(from, to, lengths, length, time, units, before);
    RealRows.clear(from, to, lengths, length, time, cell.gates * units, ofU);
    // Nothing flows from padding to the time before.
    RealRows.clear(from, to, lengths, time, cell.gates * units, ofProduct);
  }

  /** Of the time, and of the one before what the arithmetic reads. */
  private void takeStates(int k, int time, int previous, Floats hidden, @Nullable Floats states) {
    if (states == null) {
      hidden.read(row(k, time) * units, floatStates[0], k * units, units);
      return;
    }
    unitRows.take(cell.states - 1, row(k, time), k, states, floatStates);
    if (cell == RecurrentCell.GRU) {
      System.arraycopy(floatHidden, k * units, floatBefore, k * units, units);
    } else if (previous < 0) {
      Arrays.fill(floatBefore, k * units, (k + 1) * units, 0);
    } else {
      long at = (row(k, previous) * (cell.states - 1) + cell.read) * units;
      states.read(at, floatBefore, k * units, units);
    }
  }

  /** Times the factors, if there are any. */
  private void scale(int count, float[] tile) {
    if (floatFactors == null) {
      return;
    }
    for (int k = 0; k < count; k++) {
      floatFactors.read((long) active[k] * units, floatFactor, k * units, units);
    }
    RecurrentCells.times(count * units, floatFactor, tile);
  }

  /** The samples from one on that are that long, as many as there is room for. */
  private int meet(int first, int time) {
    int count = 0;
    for (int sample = first; sample < Math.min(to, first + room); sample++) {
      if (time < lengths[sample - from]) {
        active[count++] = sample;
      }
    }
    return count;
  }

  private long row(int k, int time) {
    return (long) active[k] * length + time;
  }

  private int own(int k) {
    return (active[k] - from) * units;
  }
}
