package dev.regimen.train;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scratch memory such as a predictor's, made when it is first needed and lent to one call at a
 * time. It is bounded, because a chunk's activations may take hundreds of megabytes and threads are
 * cheap; more than one a processor would be no faster. Waiting blocks no carrier of virtual
 * threads, and no interrupt ends it. Who finds some that is free takes no lock and allocates
 * nothing.
 */
final class ScratchPool<S> {
  private final Supplier<S> maker;
  private final Semaphore free;
  private final AtomicReferenceArray<@Nullable S> idle;
  private final AtomicInteger made = new AtomicInteger();

  ScratchPool(Supplier<S> maker) {
    int most = Runtime.getRuntime().availableProcessors();
    this.maker = maker;
    free = new Semaphore(most);
    idle = new AtomicReferenceArray<>(most);
  }

  /** Computes something in scratch memory, which every call fills anew: also after a failure. */
  <T> T use(Function<S, T> task) {
    S scratch = take();
    try {
      return task.apply(scratch);
    } finally {
      give(scratch);
    }
  }

  /** Lends scratch memory, to be given back whatever happens. */
  S take() {
    free.acquireUninterruptibly();
    try {
      return found();
    } catch (RuntimeException | Error e) {
      free.release();
      throw e;
    }
  }

  /** The first that is idle, which is the warmest; where all that may be are lent, a new one. */
  private S found() {
    while (true) {
      for (int i = 0; i < idle.length(); i++) {
        S scratch = idle.get(i) == null ? null : idle.getAndSet(i, null);
        if (scratch != null) {
          return scratch;
        }
      }
      if (made.incrementAndGet() <= idle.length()) {
        return newScratch();
      }
      // Another call has moved what is free past this one's search.
      made.decrementAndGet();
      Thread.onSpinWait();
    }
  }

  private S newScratch() {
    try {
      return maker.get();
    } catch (RuntimeException | Error e) {
      made.decrementAndGet();
      throw e;
    }
  }

  /** Takes back what was lent: there are no more than places, so one is free, wherever it moves. */
  void give(S scratch) {
    int place = 0;
    while (!idle.compareAndSet(place, null, scratch)) {
      place = (place + 1) % idle.length();
    }
    free.release();
  }
}
