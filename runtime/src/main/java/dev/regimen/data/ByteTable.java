package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of unsigned bytes of one width, read as intensities {@code byte / 255}: a quarter of the
 * memory of a {@link Table}, and the same floats to the bit.
 *
 * <p>A chunk holds a power of two rows, so that a row is found by a shift, and at most 2^20 values
 * (or one row), so that a table grows as data arrives and never by what a file merely claims.
 */
final class ByteTable implements Features {
  private static final int CHUNK = 1 << 20;

  /** A look-up costs less than a division and, unlike a product with 1/255, is exact. */
  private static final float[] INTENSITY = new float[256];

  static {
    for (int value = 0; value < INTENSITY.length; value++) {
      INTENSITY[value] = value / 255f;
    }
  }

  private final int size;
  private final int width;
  private final int shift;
  private final byte[][] chunks;

  private ByteTable(int size, int width, int shift, byte[][] chunks) {
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
    intensities(chunks[row >>> shift], (row & ((1 << shift) - 1)) * width, width, into, at);
  }

  /** Writes {@code bytes[from ... from + width)} as intensities to {@code into[at ...]}. */
  static void intensities(byte[] bytes, int from, int width, float[] into, int at) {
    for (int i = 0; i < width; i++) {
      into[at + i] = INTENSITY[bytes[from + i] & 0xff];
    }
  }

  /** The intensity of one unsigned byte. */
  static float intensity(int level) {
    return INTENSITY[level];
  }

  @Override
  public ByteTable channelsLast(int channels) {
    Builder table = new Builder(width);
    byte[] row = new byte[width];
    for (int n = 0; n < size; n++) {
      byte[] chunk = chunks[n >>> shift];
      int from = (n & ((1 << shift) - 1)) * width;
      for (int i = 0; i < width; i++) {
        row[i] = chunk[from + i % channels * (width / channels) + i / channels];
      }
      table.add(row);
    }
    return table.build();
  }

  @Override
  public boolean intensities() {
    return true;
  }

  @Override
  public long heldBytes() {
    return (long) size * width;
  }

  /** Takes rows one by one. */
  static final class Builder {
    private final int width;
    private final int shift;
    private final List<byte[]> chunks = new ArrayList<>();
    private int size;

    Builder(int width) {
      this.width = width;
      int rows = Math.max(1, CHUNK / Math.max(1, width));
      this.shift = 31 - Integer.numberOfLeadingZeros(rows);
    }

    int size() {
      return size;
    }

    /** Appends {@code row[0 .. width)}. */
    void add(byte[] row) {
      add(row, 0);
    }

    /** Appends {@code rows[from .. from + width)}. */
    void add(byte[] rows, int from) {
      int inChunk = size & ((1 << shift) - 1);
      if (inChunk == 0) {
        chunks.add(new byte[width << shift]);
      }
      System.arraycopy(rows, from, chunks.get(size >>> shift), inChunk * width, width);
      size++;
    }

    ByteTable build() {
      byte[][] all = chunks.toArray(new byte[0][]);
      int last = all.length - 1;
      if (last >= 0) {
        all[last] = Arrays.copyOf(all[last], (size - (last << shift)) * width);
      }
      return new ByteTable(size, width, shift, all);
    }
  }
}
