package dev.regimen.kernel;

import dev.regimen.kernel.window.Window;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A range of native memory. Whoever holds a region, a slice of it or ND4J's view of one keeps the
 * memory from being freed.
 */
final class Region {
  /** A cache line, and the width of the widest vector register. */
  private static final int ALIGNMENT = 64;

  /** Elements that one direct buffer shows: buffers are indexed by int. */
  static final long SEGMENT = 1L << 27;

  private final NativeMemory owner;
  private final long start;
  private final long length;
  private final long segment;
  private final int width;
  private final long address;

  private Region(NativeMemory owner, long start, long length, long segment) {
    this.owner = owner;
    this.start = start;
    this.length = length;
    this.segment = segment;
    this.width = owner.width();
    this.address = owner.address() + start * width;
  }

  /**
   * Zeroed memory for {@code length} elements, aligned to 64 bytes.
   *
   * @param segment elements that one direct buffer shows: {@link #SEGMENT}, less in tests
   * @throws NativeMemoryException if the system has no such memory
   */
  static Region allocate(DataType type, long length, long segment) {
    if (length < 0) {
      throw new IllegalArgumentException("a vector cannot have " + length + " elements");
    }
    int slack = ALIGNMENT / type.width();
    NativeMemory owner = NativeMemory.allocate(type, length + slack);
    long misplaced = Math.floorMod(-owner.address(), (long) ALIGNMENT);
    return new Region(owner, misplaced / type.width(), length, segment);
  }

  Region slice(long offset, long count) {
    if (offset < 0 || count < 0 || offset > length - count) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT, "elements %d to %d of a vector of %d", offset, offset + count, length));
    }
    return new Region(owner, start + offset, count, segment);
  }

  /** Frees the memory of all slices; a second call does nothing. */
  void free() {
    owner.free();
  }

  long length() {
    return length;
  }

  long address() {
    return address;
  }

  /** The memory as direct buffers of one segment each, the last one shorter. */
  ByteBuffer[] segments() {
    int count = (int) Math.max(1, (length + segment - 1) / segment);
    ByteBuffer[] segments = new ByteBuffer[count];
    for (int i = 0; i < count; i++) {
      long first = i * segment;
      long elements = Math.min(segment, length - first);
      segments[i] = new Window(address + first * width, elements * width).bytes();
    }
    return segments;
  }

  /** Which segment holds an element, and where in it. */
  int segment(long index) {
    return (int) (index / segment);
  }

  int within(long index) {
    return (int) (index % segment);
  }

  void copyFrom(Region other) {
    if (other.length != length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "cannot copy %d elements into a vector of %d", other.length, length));
    }
    Pointer.memmove(
        new Window(address, length * width),
        new Window(other.address, length * width),
        length * width);
  }

  /** ND4J's view of the same memory, row-major. */
  INDArray array(long... shape) {
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size != length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a vector of %d elements cannot be seen as %s, which has %d",
              length,
              Arrays.toString(shape),
              size));
    }
    return Nd4j.create(owner.buffer(), shape, strides(shape), start, 'c');
  }

  private static long[] strides(long[] shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape[axis];
    }
    return strides;
  }

  /** A pointer made from an address; JavaCPP has no public way. */
  private static final class Window extends Pointer {
    Window(long address, long bytes) {
      this.address = address;
      this.limit = bytes;
      this.capacity = bytes;
    }

    @Override
    public int sizeof() {
      return 1;
    }

    ByteBuffer bytes() {
      return limit == 0 ? ByteBuffer.allocateDirect(0) : asByteBuffer();
    }
  }
}
