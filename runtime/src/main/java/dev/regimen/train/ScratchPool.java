package dev.regimen.train;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Scratch memory such as a predictor's, made when it is first needed and lent to one call at a
 * time. It is bounded, because a chunk's activations may take hundreds of megabytes and threads are
 * cheap; more than one a processor would be no faster. Waiting blocks no carrier of virtual
 * threads, and no interrupt ends it.
 */
final class ScratchPool<S> {
  private final Supplier<S> maker;
  private final ConcurrentLinkedDeque<S> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore free = new Semaphore(Runtime.getRuntime().availableProcessors());

  ScratchPool(Supplier<S> maker) {
    this.maker = maker;
  }

  /** Computes something in scratch memory, which every call fills anew: also after a failure. */
  <T> T use(Function<S, T> task) {
    free.acquireUninterruptibly();
    try {
      // The last one that was given back is the warmest.
      S found = idle.pollFirst();
      S scratch = found == null ? maker.get() : found;
      try {
        return task.apply(scratch);
      } finally {
        idle.addFirst(scratch);
      }
    } finally {
      free.release();
    }
  }
}
