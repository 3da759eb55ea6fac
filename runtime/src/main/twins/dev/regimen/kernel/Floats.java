package dev.regimen.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A vector of floats outside the heap. {@link Reals} says what its twin is for.
 *
 * <p>Generated loops read and write it a tile at a time. Every index is checked: a wrong one throws
 * {@link IndexOutOfBoundsException}. Elements are not synchronized; workers write disjoint ranges
 * and meet at {@link Worker#await()} before they read each other's.
 */
public final class Floats implements Reals {
  private static final int FILL_TILE = 1024;

  /** Elements of a cache line. */
  private static final int LINE = 64 / Float.BYTES;

  private static final float[] ZEROS = new float[FILL_TILE];

  private final Region region;
  private final FloatBuffer[] segments;
  private final FloatBuffer first;

  private Floats(Region region) {
    this.region = region;
    ByteBuffer[] bytes = region.segments();
    this.segments = new FloatBuffer[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      segments[i] = bytes[i].order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
    this.first = segments[0];
  }

  /**
   * A vector of zeros, aligned to 64 bytes.
   *
   * @throws BackendMissingException if there are no natives for this machine
   */
  public static Floats allocate(long length) {
    return allocate(length, Region.SEGMENT);
  }

  static Floats allocate(long length, long segment) {
    return new Floats(Region.allocate(DataType.FLOAT, length, segment));
  }

  /** The range {@code [offset, offset + length)}; it shares this vector's memory. */
  public Floats slice(long offset, long length) {
    return new Floats(region.slice(offset, length));
  }

  @Override
  public long length() {
    return region.length();
  }

  /**
   * Gives the memory back now, not when the garbage collector finds it. Neither this vector nor a
   * slice or array of it may be used any more.
   */
  public void free() {
    region.free();
  }

  /** The native address of the first element. */
  public long address() {
    return region.address();
  }

  /** Copies {@code count} elements from {@code at} into {@code tile[0 ...]}. */
  public void read(long at, float[] tile, int count) {
    read(at, tile, 0, count);
  }

  /** Copies {@code count} elements of {@code tile[0 ...]} to {@code at}. */
  public void write(long at, float[] tile, int count) {
    write(at, tile, 0, count);
  }

  @Override
  public void read(long at, float[] tile, int from, int count) {
    if (at >= 0 && at + count <= first.limit()) {
      first.get((int) at, tile, from, count);
    } else {
      readAcross(at, tile, from, count);
    }
  }

  @Override
  public void write(long at, float[] tile, int from, int count) {
    if (at >= 0 && at + count <= first.limit()) {
      first.put((int) at, tile, from, count);
    } else {
      writeAcross(at, tile, from, count);
    }
  }

  /**
   * Reads an element of each cache line of {@code n} rows of {@code width} elements, which {@code
   * rows[from ...]} number: their lines are fetched at the same time, and not one behind the other
   * as copies fetch them. The inner loop goes over rows, of which there are many: one over the few
   * lines of a row takes twice the time.
   *
   * @return the sum of what was read, which whoever calls keeps, or HotSpot leaves the loops out
   */
  float touch(int[] rows, int from, int n, int width) {
    if (segments.length > 1) {
      return touchAcross(rows, from, n, width);
    }
    float sum = 0;
    for (int i = 0; i < width; i += LINE) {
      for (int r = from; r < from + n; r++) {
        sum += first.get(rows[r] * width + i);
      }
    }
    int last = width - 1; // in a line of its own where rows begin inside one
    for (int r = from; r < from + n; r++) {
      sum += first.get(rows[r] * width + last);
    }
    return sum;
  }

  private float touchAcross(int[] rows, int from, int n, int width) {
    float sum = 0;
    for (int r = from; r < from + n; r++) {
      long begin = (long) rows[r] * width;
      for (int i = 0; i < width; i += LINE) {
        sum += element(begin + i);
      }
      sum += element(begin + width - 1);
    }
    return sum;
  }

  private float element(long at) {
    return segments[region.segment(at)].get(region.within(at));
  }

  private void readAcross(long at, float[] tile, int from, int count) {
    check(at, count);
    for (int done = 0; done < count; ) {
      FloatBuffer segment = segments[region.segment(at + done)];
      int start = region.within(at + done);
      int part = Math.min(count - done, segment.limit() - start);
      segment.get(start, tile, from + done, part);
      done += part;
    }
  }

  private void writeAcross(long at, float[] tile, int from, int count) {
    check(at, count);
    for (int done = 0; done < count; ) {
      FloatBuffer segment = segments[region.segment(at + done)];
      int start = region.within(at + done);
      int part = Math.min(count - done, segment.limit() - start);
      segment.put(start, tile, from + done, part);
      done += part;
    }
  }

  /**
   * Copies {@code count} elements of {@code from}, at {@code fromAt}, to {@code at}; the two ranges
   * may not overlap.
   */
  public void copy(long at, Floats from, long fromAt, int count) {
    if (at >= 0
        && at + count <= first.limit()
        && fromAt >= 0
        && fromAt + count <= from.first.limit()) {
      first.put((int) at, from.first, (int) fromAt, count);
    } else {
      copyAcross(at, from, fromAt, count);
    }
  }

  private void copyAcross(long at, Floats from, long fromAt, int count) {
    check(at, count);
    from.check(fromAt, count);
    for (int done = 0; done < count; ) {
      FloatBuffer into = segments[region.segment(at + done)];
      FloatBuffer source = from.segments[from.region.segment(fromAt + done)];
      int start = region.within(at + done);
      int sourceStart = from.region.within(fromAt + done);
      int room = Math.min(into.limit() - start, source.limit() - sourceStart);
      int part = Math.min(count - done, room);
      into.put(start, source, sourceStart, part);
      done += part;
    }
  }

  private void check(long at, int count) {
    if (at < 0 || count < 0 || at > length() - count) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT, "elements %d to %d of a vector of %d", at, at + count, length()));
    }
  }

  @Override
  public double get(long index) {
    check(index, 1);
    return element(index);
  }

  @Override
  public void set(long index, double value) {
    check(index, 1);
    segments[region.segment(index)].put(region.within(index), (float) value);
  }

  /** Sets the elements {@code [from, to)} to 0. */
  public void clear(long from, long to) {
    for (long at = from; at < to; at += ZEROS.length) {
      write(at, ZEROS, (int) Math.min(ZEROS.length, to - at));
    }
  }

  /** Sets every element to {@code value}. */
  public void fill(double value) {
    float[] tile = new float[(int) Math.min(FILL_TILE, length())];
    Arrays.fill(tile, (float) value);
    for (long at = 0; at < length(); at += tile.length) {
      write(at, tile, (int) Math.min(tile.length, length() - at));
    }
  }

  /** Copies another vector of the same length; the two may share memory. */
  public void copyFrom(Floats other) {
    region.copyFrom(other.region);
  }

  /** ND4J's view of the same memory in row-major order, without a copy. */
  public INDArray array(long... shape) {
    return region.array(shape);
  }
}
