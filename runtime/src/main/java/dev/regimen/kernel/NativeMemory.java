package dev.regimen.kernel;

import java.lang.ref.Cleaner;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.buffer.factory.DataBufferFactory;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory outside the heap: every vector's comes from here.
 *
 * <p>It is taken from the system and shown to ND4J only when somebody wants an {@code INDArray} of
 * it, so that a program may train without ND4J's library. The garbage collector, which gives back
 * what nobody freed, knows only how full the heap is: predictors of a hundred megabytes each that
 * are loaded and forgotten leave a heap that is empty and a machine that is full. So it is called
 * when what is held has doubled since it was last called, from {@value #UNCOLLECTED} bytes on: less
 * than half of what is held is forgotten, whatever a program does, and a program that forgets
 * nothing collects a few times only.
 */
final class NativeMemory {
  /** Bytes that may be forgotten before anybody looks. */
  static final long UNCOLLECTED = 256L << 20;

  /** How long what a collection found may take until it is given back. */
  private static final long PATIENCE_NANOS = 100_000_000;

  private static final long GLANCE_NANOS = 1_000_000;
  private static final Cleaner CLEANER = Cleaner.create();
  private static final AtomicLong HELD = new AtomicLong();
  private static long collectAbove = UNCOLLECTED;

  private final DataType type;
  private final long elements;
  private final long address;
  private final Cleaner.Cleanable given;
  private @Nullable DataBuffer shown;
  private boolean freed;

  private NativeMemory(DataType type, long elements, Pointer memory) {
    this.type = type;
    this.elements = elements;
    this.address = memory.address();
    given = CLEANER.register(this, new Release(memory, bytes(type, elements)));
  }

  private static long bytes(DataType type, long elements) {
    return Math.multiplyExact(elements, (long) type.width());
  }

  /**
   * Zeroed memory.
   *
   * @throws NativeMemoryException if the system has none
   */
  static synchronized NativeMemory allocate(DataType type, long elements) {
    Backend.load();
    long bytes = bytes(type, elements);
    // What was freed early is no reason to collect late.
    collectAbove = Math.min(collectAbove, bound(0));
    if (HELD.get() + bytes > collectAbove) {
      collect(bytes);
      collectAbove = bound(bytes);
    }
    Pointer memory = Pointer.malloc(bytes);
    if (memory == null) {
      collect(bytes);
      memory = Pointer.malloc(bytes);
    }
    if (memory == null) {
      throw new NativeMemoryException(
          bytes,
          String.format(
              Locale.ROOT,
              "the system refuses %,d bytes of memory outside the heap, beside %,d that are held",
              bytes,
              HELD.get()));
    }
    Pointer.memset(memory, 0, bytes);
    HELD.addAndGet(bytes);
    return new NativeMemory(type, elements, memory);
  }

  /** Bytes of an element. */
  int width() {
    return type.width();
  }

  long address() {
    return address;
  }

  /**
   * ND4J's buffer of the same memory, which whoever holds it keeps from being given back.
   *
   * @throws IllegalStateException if it has been given back
   */
  synchronized DataBuffer buffer() {
    if (freed) {
      throw new IllegalStateException("the vector's memory has been given back");
    }
    DataBuffer known = shown;
    if (known == null) {
      Backend.nd4j();
      known = show();
      shown = known;
    }
    return known;
  }

  /** By the factory: what {@link Nd4j} makes of a pointer does not keep the pointer. */
  private DataBuffer show() {
    DataBufferFactory factory = Nd4j.getDataBufferFactory();
    if (type == DataType.DOUBLE) {
      DoublePointer view = new DoubleView(this);
      return factory.create(view, type, elements, DoubleIndexer.create(view));
    }
    FloatPointer view = new FloatView(this);
    return factory.create(view, type, elements, FloatIndexer.create(view));
  }

  /** Gives it back now; a second call does nothing. */
  synchronized void free() {
    freed = true;
    DataBuffer known = shown;
    if (known != null && known.closeable()) {
      known.close(); // lets ND4J refuse its views from now on
    }
    given.clean();
  }

  private static long bound(long more) {
    return Math.max(UNCOLLECTED, 2 * (HELD.get() + more));
  }

  /** Bytes of all vectors that were neither freed nor forgotten and found. */
  static long held() {
    return HELD.get();
  }

  /** Lets what is forgotten be given back, which other threads do, and waits a little for them. */
  private static void collect(long wanted) {
    long before = HELD.get();
    System.gc();
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (HELD.get() > before - wanted && System.nanoTime() < end) {
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  /** Gives back what nobody holds any more. */
  private record Release(Pointer memory, long bytes) implements Runnable {
    @Override
    public void run() {
      Pointer.free(memory);
      HELD.addAndGet(-bytes);
    }
  }

  /** The memory in ND4J's eyes. */
  private static final class FloatView extends FloatPointer {
    /** Kept as long as the view is. */
    final NativeMemory owner;

    FloatView(NativeMemory owner) {
      super((@Nullable Pointer) null);
      this.owner = owner;
      address = owner.address;
      limit = owner.elements;
      capacity = owner.elements;
    }
  }

  /** {@link FloatView} of doubles. */
  private static final class DoubleView extends DoublePointer {
    /** Kept as long as the view is. */
    final NativeMemory owner;

    DoubleView(NativeMemory owner) {
      super((@Nullable Pointer) null);
      this.owner = owner;
      address = owner.address;
      limit = owner.elements;
      capacity = owner.elements;
    }
  }
}
