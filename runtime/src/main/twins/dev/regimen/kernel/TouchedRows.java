package dev.regimen.kernel;

import java.util.Arrays;

/**
 * Those rows of a table that a batch looks up, each once and ascending: a sparse gradient, and what
 * an update goes over. A step costs what the batch's ids cost, however long the table is.
 *
 * <p>Each worker finds the rows for itself, which takes less than to wait for another one, and has
 * a range of them: it adds up their gradients and is the one that updates them. A row's gradient is
 * added up in the order of the batch, so that it does not depend on the number of workers.
 */
public final class TouchedRows {
  /** Numbers that are read at once. */
  private static final int TILE = 512;

  /** Numbers are sorted by eight bits at a time. */
  private static final int BITS = 8;

  private static final int DIGITS = 1 << BITS;

  private final int width;
  private final int first;
  private final int bits;
  private final SparseGradient gradient;
  private final int[] digits = new int[DIGITS];
  private final float[] floatIds = new float[TILE];
  private float[] floatSum = {};
  private float[] floatRow = {};

  /** Kept, so that HotSpot does not leave out what only fetches. */
  private float floatSeen;

  /** The numbers of the rows; while they are sought, the id of each place. */
  private int[] numbers;

  /** Where the batch has the ids, in the order of the rows, those of each in the batch's. */
  private int[] places;

  private int[] otherNumbers;
  private int[] otherPlaces;

  /** Where the places of each row begin. */
  private final int[] begins;

  private int count;

  /**
   * No rows yet.
   *
   * @param rows of the table
   * @param width values of a row
   * @param first ids below this are no rows that are trained: padding
   * @param mostIds ids of the largest batch
   * @param gradient shows what is found
   */
  public TouchedRows(int rows, int width, int first, int mostIds, SparseGradient gradient) {
    this.width = width;
    this.first = first;
    this.gradient = gradient;
    bits = Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
    numbers = new int[mostIds];
    places = new int[mostIds];
    otherNumbers = new int[mostIds];
    otherPlaces = new int[mostIds];
    begins = new int[mostIds + 1];
  }

  /** Finds the rows that the first {@code ofBatch} ids number. */
  public void find(Floats ids, int ofBatch) {
    int n = 0;
    for (int at = 0; at < ofBatch; at += TILE) {
      int read = Math.min(TILE, ofBatch - at);
      ids.read(at, floatIds, read);
      for (int i = 0; i < read; i++) {
        int id = (int) floatIds[i];
        if (id >= first) {
          numbers[n] = id;
          places[n] = at + i;
          n++;
        }
      }
    }
    group(n);
  }

  private void group(int ids) {
    for (int shift = 0; shift < bits; shift += BITS) {
      sort(ids, shift);
    }
    count = 0;
    for (int i = 0; i < ids; i++) {
      int number = numbers[i];
      if (count == 0 || number != numbers[count - 1]) {
        numbers[count] = number;
        begins[count] = i;
        count++;
      }
    }
    begins[count] = ids;
    gradient.show(this);
  }

  /** By one digit; what is equal there keeps its order. */
  private void sort(int ids, int shift) {
    Arrays.fill(digits, 0);
    for (int i = 0; i < ids; i++) {
      digits[numbers[i] >>> shift & DIGITS - 1]++;
    }
    int before = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
      int own = digits[digit];
      digits[digit] = before;
      before += own;
    }
    for (int i = 0; i < ids; i++) {
      int to = digits[numbers[i] >>> shift & DIGITS - 1]++;
      otherNumbers[to] = numbers[i];
      otherPlaces[to] = places[i];
    }
    int[] swapped = numbers;
    numbers = otherNumbers;
    otherNumbers = swapped;
    swapped = places;
    places = otherPlaces;
    otherPlaces = swapped;
  }

  /** How many rows the batch looks up. */
  public int count() {
    return count;
  }

  /** Values of a row. */
  int width() {
    return width;
  }

  /** The place of a row among those that are looked up; negative for one that is not. */
  int place(int row) {
    return Arrays.binarySearch(numbers, 0, count, row);
  }

  /**
   * The gradients of the rows {@code [from, to)} of those that are looked up: each is the sum of
   * the rows of {@code dOut} whose id it is, and stands in its place in {@code gradients}.
   */
  public void sum(int from, int to, Floats dOut, Floats gradients) {
    if (floatSum.length < width) {
      floatSum = new float[width];
      floatRow = new float[width];
    }
    float[] sum = floatSum;
    float[] row = floatRow;
    for (int k = from; k < to; k++) {
      dOut.read((long) places[begins[k]] * width, sum, width);
      for (int p = begins[k] + 1; p < begins[k + 1]; p++) {
        dOut.read((long) places[p] * width, row, width);
        for (int i = 0; i < width; i++) {
          sum[i] += row[i];
        }
      }
      gradients.write((long) k * width, sum, width);
    }
  }

  /** Copies {@code n} of the rows from {@code at} on out of a table into {@code tile[0 ...]}. */
  public void read(int at, int n, Floats table, float[] tile) {
    floatSeen = table.touch(numbers, at, n, width);
    for (int r = 0; r < n; r++) {
      table.read((long) numbers[at + r] * width, tile, r * width, width);
    }
  }

  /** Copies {@code tile[0 ...]} to {@code n} of the rows of a table from {@code at} on. */
  public void write(int at, int n, Floats table, float[] tile) {
    for (int r = 0; r < n; r++) {
      table.write((long) numbers[at + r] * width, tile, r * width, width);
    }
  }
}
