package dev.regimen.kernel;

import java.lang.ref.Cleaner;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory outside the heap: every vector's comes from here.
 *
 * <p>ND4J clears what the system gave it without a look at whether it gave anything, which ends the
 * process by a fault; so the system is asked first. And the garbage collector, which gives back
 * what nobody freed, knows only how full the heap is: predictors of a hundred megabytes each that
 * are loaded and forgotten leave a heap that is empty and a machine that is full. So it is called
 * when what is held has doubled since it was last called, from {@value #UNCOLLECTED} bytes on: less
 * than half of what is held is forgotten, whatever a program does, and a program that forgets
 * nothing collects a few times only.
 */
final class NativeMemory {
  /** Bytes that may be forgotten before anybody looks. */
  static final long UNCOLLECTED = 256L << 20;

  /** What the system must have beside what is asked for: ND4J's own bookkeeping. */
  private static final long SPARE = 1 << 20;

  /** How long what a collection found may take until it is given back. */
  private static final long PATIENCE_NANOS = 100_000_000;

  private static final long GLANCE_NANOS = 1_000_000;
  private static final Cleaner CLEANER = Cleaner.create();
  private static final AtomicLong HELD = new AtomicLong();
  private static long collectAbove = UNCOLLECTED;

  private final DataBuffer buffer;
  private final Cleaner.Cleanable counted;

  private NativeMemory(DataBuffer buffer, Cleaner.Cleanable counted) {
    this.buffer = buffer;
    this.counted = counted;
  }

  /**
   * Zeroed memory.
   *
   * @throws NativeMemoryException if the system has none
   */
  static synchronized NativeMemory allocate(DataType type, long elements) {
    Backend.load();
    long bytes = Math.multiplyExact(elements, (long) type.width());
    // What was freed early is no reason to collect late.
    collectAbove = Math.min(collectAbove, bound(0));
    if (HELD.get() + bytes > collectAbove) {
      collect(bytes);
      collectAbove = bound(bytes);
    }
    if (!available(bytes)) {
      collect(bytes);
      if (!available(bytes)) {
        throw new NativeMemoryException(
            bytes,
            String.format(
                Locale.ROOT,
                "the system refuses %,d bytes of memory outside the heap, beside %,d that are held",
                bytes,
                HELD.get()));
      }
    }
    DataBuffer buffer = cleared(type, elements, bytes);
    HELD.addAndGet(bytes);
    return new NativeMemory(buffer, CLEANER.register(buffer, new Release(bytes)));
  }

  /** Of a large one the pages are made large before its first byte is written. */
  private static DataBuffer cleared(DataType type, long elements, long bytes) {
    boolean large = LargePages.suit(bytes);
    DataBuffer buffer = Nd4j.createBuffer(type, elements, !large);
    if (large) {
      LargePages.advise(buffer.address(), bytes);
      Pointer.memset(buffer.pointer(), 0, bytes);
    }
    return buffer;
  }

  /** ND4J's buffer, which whoever holds a view of it keeps from being given back. */
  DataBuffer buffer() {
    return buffer;
  }

  /** Gives it back now; a second call does nothing. */
  void free() {
    if (buffer.closeable()) {
      buffer.close();
    }
    counted.clean();
  }

  private static long bound(long more) {
    return Math.max(UNCOLLECTED, 2 * (HELD.get() + more));
  }

  /** Bytes of all vectors that were neither freed nor forgotten and found. */
  static long held() {
    return HELD.get();
  }

  private static boolean available(long bytes) {
    Pointer memory = Pointer.malloc(bytes + SPARE);
    boolean given = memory != null && !memory.isNull();
    if (given) {
      Pointer.free(memory);
    }
    return given;
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

  /** Counts a buffer out when nobody holds it any more. */
  private record Release(long bytes) implements Runnable {
    @Override
    public void run() {
      HELD.addAndGet(-bytes);
    }
  }
}
