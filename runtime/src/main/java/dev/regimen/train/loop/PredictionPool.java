package dev.regimen.train.loop;

import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The processors that large predictions share: one pool for the whole program, made for the first
 * of them and lent to one call at a time. Who finds it lent does without, because other calls keep
 * the processors busy then.
 */
public final class PredictionPool {
  private static final ReentrantLock LENT = new ReentrantLock();
  private static @Nullable ThreadPool pool;

  private PredictionPool() {}

  /**
   * Runs the task on every worker.
   *
   * @return false if nothing ran, because there is one processor or another call has the pool
   */
  public static boolean run(Consumer<Worker> task) {
    // A worker's task that came here again would wait for itself.
    if (LENT.isHeldByCurrentThread() || Workers.processors() == 1 || !LENT.tryLock()) {
      return false;
    }
    try {
      if (pool == null) {
        pool = ThreadPool.of(Workers.processors());
      }
      pool.run(task);
      return true;
    } finally {
      LENT.unlock();
    }
  }
}
