package dev.regimen.data;

import java.util.Arrays;

/**
 * Rows of {@code float}s of one width, in a few big arrays.
 *
 * <p>A chunk holds a power of two rows, so that a row is found by a shift, and at most 2^22 values,
 * so that a table grows as data arrives and never by what a file merely claims.
 */
final class Table implements Features {
  private static final int CHUNK = 1 << 22;
  private static final int FIRST_ROWS = 64;

  private final int size;
  private final int width;
  private final int shift;
  private final float[][] chunks;

  private Table(int size, int width, int shift, float[][] chunks) {
    this.size = size;
    this.width = width;
    this.shift = shift;
    this.chunks = chunks;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void copy(int row, float[] into, int at) {
    int inChunk = row & ((1 << shift) - 1);
    System.arraycopy(chunks[row >>> shift], inChunk * width, into, at, width);
  }

  /** All rows of a table of one column. */
  float[] column() {
    float[] column = new float[size];
    for (int n = 0; n < size; n++) {
      copy(n, column, n);
    }
    return column;
  }

  @Override
  public Table channelsLast(int channels) {
    Builder table = new Builder(width);
    float[] planes = new float[width];
    float[] row = new float[width];
    for (int n = 0; n < size; n++) {
      copy(n, planes, 0);
      for (int i = 0; i < width; i++) {
        row[i] = planes[i % channels * (width / channels) + i / channels];
      }
      table.add(row);
    }
    return table.build();
  }

  @Override
  public boolean intensities() {
    return false;
  }

  @Override
  public long heldBytes() {
    return (long) Float.BYTES * size * width;
  }

  /** Takes rows one by one. */
  static final class Builder {
    private final int width;
    private final int shift;
    private float[][] chunks = new float[1][0];
    private int size;

    Builder(int width) {
      this.width = width;
      int rows = Math.max(1, CHUNK / Math.max(1, width));
      this.shift = 31 - Integer.numberOfLeadingZeros(rows);
    }

    /** Appends {@code row[0 .. width)}. */
    void add(float[] row) {
      int chunk = size >>> shift;
      int at = (size & ((1 << shift) - 1)) * width;
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, chunk + 1);
        chunks[chunk] = new float[0];
      }
      if (at + width > chunks[chunk].length) {
        int rows = Math.min(1 << shift, Math.max(FIRST_ROWS, 2 * at / Math.max(1, width)));
        chunks[chunk] = Arrays.copyOf(chunks[chunk], rows * width);
      }
      System.arraycopy(row, 0, chunks[chunk], at, width);
      size++;
    }

    Table build() {
      int last = chunks.length - 1;
      int used = (size - (last << shift)) * width;
      chunks[last] = Arrays.copyOf(chunks[last], used);
      return new Table(size, width, shift, chunks);
    }
  }
}
