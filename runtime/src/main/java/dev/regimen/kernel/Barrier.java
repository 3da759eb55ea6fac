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
 * next multiple of the number of threads have arrived, and the last of these releases the others. A
 * waiting thread spins for some microseconds, because phases of a training step are that short;
 * then it yields, then it parks, so that a machine with fewer cores than threads still goes on.
 * Everything written before {@link #await} is seen by all threads after it. Waiting allocates
 * nothing.
 *
 * <p>Between two meetings the threads run together, or {@linkplain #takeTurns in turn}: then the
 * last to arrive goes on alone, hands over to the next when it arrives again, and so on; the last
 * in the order is the first behind the next meeting, so that two threads change places once a
 * phase. What each of them does is the same either way.
 */
final class Barrier {
  private static final long SPIN_NANOS = 30_000;
  private static final int SPINS_BETWEEN_CLOCKS = 32;
  private static final int YIELDS = 4;

  /** The slots of the counters, with a cache line to each side of them. */
  private static final int ARRIVED = 8;

  private static final int RELEASED = 24;
  private static final int SLOTS = 40;

  /** Where one thread counts what it waits lies so far from where the next one does. */
  private static final int APART = 16;

  /** What a counter is set to to release everyone and to mark the barrier broken. */
  private static final long BROKEN = 1L << 62;

  /** Whose turn it is when all run together. */
  private static final int EVERYONE = -1;

  private final int parties;
  private final long spinNanos;
  private final AtomicLongArray counters = new AtomicLongArray(SLOTS);
  private final AtomicLongArray waited;
  private final AtomicReferenceArray<@Nullable Thread> sleepers;
  private volatile boolean inTurn;

  /** Written by the last to arrive, and then by whose turn it is. */
  private volatile int turn = EVERYONE;

  private volatile boolean someoneLeft;

  Barrier(int parties) {
    this.parties = parties;
    this.sleepers = new AtomicReferenceArray<>(parties);
    this.waited = new AtomicLongArray((parties + 1) * APART);
    this.spinNanos = Runtime.getRuntime().availableProcessors() < parties ? 0 : SPIN_NANOS;
  }

  /** Lets threads run one at a time from the next meeting on, or all together again. */
  void takeTurns(boolean each) {
    inTurn = each;
  }

  /** The nanoseconds that all threads together have waited here. */
  long waited() {
    long sum = 0;
    for (int i = 1; i <= parties; i++) {
      sum += waited.get(i * APART);
    }
    return sum;
  }

  /**
   * Waits until all have arrived, and until it is this one's turn.
   *
   * @param index which of the parties this thread is
   * @throws CancellationException if another failed
   * @throws IllegalStateException if another has left and will never arrive
   */
  void await(int index) {
    if (parties == 1) {
      return;
    }
    long ticket = counters.getAndIncrement(ARRIVED);
    if (ticket < BROKEN) {
      long target = ticket - ticket % parties + parties;
      if (ticket + 1 == target) {
        release(target, index);
        return;
      }
      handOver(index);
      waitFor(target, index);
    }
    if (counters.get(ARRIVED) >= BROKEN) {
      throw new CancellationException("another worker of the pool failed");
    }
  }

  private void release(long target, int index) {
    boolean alone = inTurn;
    turn = alone ? index : EVERYONE;
    counters.compareAndSet(RELEASED, target - parties, target); // unless it is broken
    if (!alone) {
      wakeSleepers();
    }
  }

  private void handOver(int index) {
    if (turn == index) {
      int next = (index + 1) % parties;
      turn = next;
      wake(next);
    }
  }

  private boolean mayGo(long target, int index) {
    long released = counters.get(RELEASED);
    if (released < target) {
      return false;
    }
    int whose = turn;
    return released >= BROKEN || whose == EVERYONE || whose == index;
  }

  private void waitFor(long target, int index) {
    long start = System.nanoTime();
    if (!spinFor(target, index, start)) {
      for (int i = 0; i < YIELDS && turn == EVERYONE && !mayGo(target, index); i++) {
        Thread.yield();
      }
      park(target, index);
    }
    int own = (index + 1) * APART;
    waited.lazySet(own, waited.getPlain(own) + System.nanoTime() - start);
  }

  /** Who has a turn to wait for waits for a whole phase, which is no time to spin. */
  private boolean spinFor(long target, int index, long start) {
    while (spinNanos > 0 && turn == EVERYONE && System.nanoTime() - start < spinNanos) {
      for (int i = 0; i < SPINS_BETWEEN_CLOCKS; i++) {
        if (mayGo(target, index)) {
          return true;
        }
        Thread.onSpinWait();
      }
    }
    return mayGo(target, index);
  }

  private void park(long target, int index) {
    sleepers.set(index, Thread.currentThread());
    while (!mayGo(target, index)) {
      // Asked in this order: who left may have come here before.
      if (someoneLeft && counters.get(RELEASED) < target) {
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
      wake(i);
    }
  }

  private void wake(int index) {
    Thread sleeper = sleepers.get(index);
    if (sleeper != null) {
      LockSupport.unpark(sleeper);
    }
  }

  /** Releases everyone, who then throw; so does every later arrival until {@link #reset}. */
  void breakDown() {
    counters.set(ARRIVED, BROKEN);
    counters.set(RELEASED, BROKEN);
    wakeSleepers();
  }

  /** Says that this one will not come again: who still waits for it fails. */
  void leave(int index) {
    handOver(index);
    someoneLeft = true;
    wakeSleepers();
  }

  /** Makes the barrier as new. Nobody may be waiting at it. */
  void reset() {
    someoneLeft = false;
    turn = EVERYONE;
    for (int i = 0; i < parties; i++) {
      sleepers.set(i, null);
    }
    counters.set(RELEASED, 0);
    counters.set(ARRIVED, 0);
  }
}
