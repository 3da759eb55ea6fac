package dev.regimen.kernel;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A meeting point of a fixed number of threads, used over and over.
 *
 * <p>One counter of arrivals decides everything: who arrives as number {@code t} waits until the
 * counter reaches the next multiple of the number of threads. A waiting thread spins for some
 * microseconds, because phases of a training step are that short; then it yields, then it parks, so
 * that a machine with fewer cores than threads still goes on. Everything written before {@link
 * #await} is seen by all threads after it. Waiting allocates nothing.
 */
final class Barrier {
  private static final long SPIN_NANOS = 30_000;
  private static final int SPINS_BETWEEN_CLOCKS = 32;
  private static final int YIELDS = 4;

  /** The counter's slot, with a cache line to each side of it. */
  private static final int SLOT = 8;

  private static final int SLOTS = 24;

  /** Added to the counter, this releases everyone and marks the barrier broken. */
  private static final long BROKEN = 1L << 62;

  private final int parties;
  private final long spinNanos;
  private final AtomicLongArray arrivals = new AtomicLongArray(SLOTS);
  private final AtomicReferenceArray<@Nullable Thread> sleepers;
  private volatile boolean someoneLeft;

  Barrier(int parties) {
    this.parties = parties;
    this.sleepers = new AtomicReferenceArray<>(parties);
    this.spinNanos = Runtime.getRuntime().availableProcessors() < parties ? 0 : SPIN_NANOS;
  }

  /**
   * Waits until all have arrived.
   *
   * @param index which of the parties this thread is
   * @throws CancellationException if another failed
   * @throws IllegalStateException if another has left and will never arrive
   */
  void await(int index) {
    if (parties == 1) {
      return;
    }
    long ticket = arrivals.getAndIncrement(SLOT);
    if (ticket < BROKEN) {
      long target = ticket - ticket % parties + parties;
      if (ticket + 1 == target) {
        wakeSleepers();
        return;
      }
      waitFor(target, index);
    }
    if (arrivals.get(SLOT) >= BROKEN) {
      throw new CancellationException("another worker of the pool failed");
    }
  }

  private void waitFor(long target, int index) {
    if (!spinFor(target)) {
      for (int i = 0; i < YIELDS && arrivals.get(SLOT) < target; i++) {
        Thread.yield();
      }
      park(target, index);
    }
  }

  private boolean spinFor(long target) {
    long start = spinNanos == 0 ? 0 : System.nanoTime();
    while (spinNanos > 0 && System.nanoTime() - start < spinNanos) {
      for (int i = 0; i < SPINS_BETWEEN_CLOCKS; i++) {
        if (arrivals.get(SLOT) >= target) {
          return true;
        }
        Thread.onSpinWait();
      }
    }
    return arrivals.get(SLOT) >= target;
  }

  private void park(long target, int index) {
    sleepers.set(index, Thread.currentThread());
    while (arrivals.get(SLOT) < target) {
      // Asked in this order: who left may have come here before.
      if (someoneLeft && arrivals.get(SLOT) < target) {
        breakDown();
        throw new IllegalStateException(
            "worker " + index + " waits at a phase barrier for a worker that finished its task");
      }
      LockSupport.park(this);
    }
    sleepers.set(index, null);
  }

  private void wakeSleepers() {
    for (int i = 0; i < parties; i++) {
      Thread sleeper = sleepers.get(i);
      if (sleeper != null) {
        LockSupport.unpark(sleeper);
      }
    }
  }

  /** Releases everyone, who then throw; so does every later arrival until {@link #reset}. */
  void breakDown() {
    arrivals.set(SLOT, BROKEN);
    wakeSleepers();
  }

  /** Says that one of the parties will not come again: who still waits for it fails. */
  void leave() {
    someoneLeft = true;
    wakeSleepers();
  }

  /** Makes the barrier as new. Nobody may be waiting at it. */
  void reset() {
    someoneLeft = false;
    for (int i = 0; i < parties; i++) {
      sleepers.set(i, null);
    }
    arrivals.set(SLOT, 0);
  }
}
