package dev.regimen.kernel;

import java.util.Locale;

/**
 * Rows of a table by their numbers: embeddings. The numbers are whole, from 0, and are held as
 * reals. An instance belongs to one worker; it keeps its tiles.
 */
public final class Lookup {
  /** Numbers that are read at once. */
  private static final int TILE = 512;

  /** Rows that are fetched together. */
  private static final int FETCHED = 32;

  private final int[] numbers = new int[TILE];
  private final float[] floatIds = new float[TILE];
  private float[] floatSum = {};
  private float[] floatRow = {};

  /** Kept, so that HotSpot does not leave out what only fetches. */
  private float floatSeen;

  /**
   * {@code out[n, k, :] = table[ids[n, k], :]} for samples {@code [from, to)}.
   *
   * @param width values of a row of the table
   * @throws IndexOutOfBoundsException if an id is not the number of a row
   */
  public void gather(
      int from, int to, int idsPerSample, int width, Floats ids, Floats table, Floats out) {
    int rows = rows(table, width);
    long end = (long) to * idsPerSample;
    for (long at = (long) from * idsPerSample; at < end; at += TILE) {
      int count = (int) Math.min(TILE, end - at);
      ids.read(at, floatIds, count);
      for (int i = 0; i < count; i++) {
        numbers[i] = row(floatIds[i], at + i, idsPerSample, rows);
      }
      for (int i = 0; i < count; i += FETCHED) {
        int last = Math.min(count, i + FETCHED);
        floatSeen = table.touch(numbers, i, last - i, width);
        for (int k = i; k < last; k++) {
          out.copy((at + k) * width, table, (long) numbers[k] * width, width);
        }
      }
    }
  }

  /**
   * The gradient of {@link #gather} in the rows {@code [firstEntry, endEntry)} of the table: each
   * becomes the sum of the rows of {@code dOut} whose id it is, over samples {@code [0, rows)} and
   * in their order, so that workers who share the table out have nothing to add up.
   *
   * @param rows samples in the batch
   * @throws IndexOutOfBoundsException if an id is not the number of a row
   */
  public void scatter(
      int firstEntry,
      int endEntry,
      int rows,
      int idsPerSample,
      int width,
      Floats ids,
      Floats dOut,
      Floats dTable) {
    dTable.clear((long) firstEntry * width, (long) endEntry * width);
    scatterOnto(firstEntry, endEntry, rows, idsPerSample, width, ids, dOut, dTable);
  }

  /** Adds to the rows what {@link #scatter} would make them. */
  public void scatterOnto(
      int firstEntry,
      int endEntry,
      int rows,
      int idsPerSample,
      int width,
      Floats ids,
      Floats dOut,
      Floats dTable) {
    int entries = rows(dTable, width);
    if (floatSum.length < width) {
      floatSum = new float[width];
      floatRow = new float[width];
    }
    long end = (long) rows * idsPerSample;
    for (long at = 0; at < end; at += TILE) {
      int count = (int) Math.min(TILE, end - at);
      ids.read(at, floatIds, count);
      for (int i = 0; i < count; i++) {
        int entry = row(floatIds[i], at + i, idsPerSample, entries);
        if (entry >= firstEntry && entry < endEntry) {
          add((at + i) * width, dOut, (long) entry * width, dTable, width);
        }
      }
    }
  }

  private void add(long from, Floats dOut, long to, Floats dTable, int width) {
    float[] sum = floatSum;
    float[] row = floatRow;
    dTable.read(to, sum, width);
    dOut.read(from, row, width);
    for (int i = 0; i < width; i++) {
      sum[i] += row[i];
    }
    dTable.write(to, sum, width);
  }

  private static int rows(Reals table, int width) {
    return (int) (table.length() / width);
  }

  private static int row(double id, long position, int idsPerSample, int rows) {
    int row = (int) id;
    if (row != id || row < 0 || row >= rows) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "id %s at position %d of sample %d is not the number of one of the"
                  + " table's %d rows, 0 to %d",
              id,
              position % idsPerSample,
              position / idsPerSample,
              rows,
              rows - 1));
    }
    return row;
  }
}
