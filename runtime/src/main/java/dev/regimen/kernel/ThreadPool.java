package dev.regimen.kernel;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed set of workers that run the same task at the same time, each on its share.
 *
 * <p>The thread that calls {@link #run} is worker 0; the others are daemon threads named {@code
 * regimen-worker-1} and so on, which sleep between runs. Native kernels called by a worker use that
 * worker's thread only: a core's worth of parallelism comes from each worker, none from OpenMP.
 */
public final class ThreadPool implements AutoCloseable {
  private final Worker[] workers;
  private final Barrier phases;
  private final Barrier gate;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  // Published and withdrawn between meetings at the gate.
  private @Nullable Consumer<Worker> task;
  private boolean closed;

  private ThreadPool(int count) {
    Backend.load();
    phases = new Barrier(count);
    gate = new Barrier(count);
    workers = new Worker[count];
    for (int i = 0; i < count; i++) {
      workers[i] = new Worker(i, count, phases);
    }
    for (int i = 1; i < count; i++) {
      start(workers[i]);
    }
  }

  /**
   * Starts a pool.
   *
   * @param workers how many, the calling thread included; at least 1
   * @throws BackendMissingException if there are no natives for this machine
   */
  public static ThreadPool of(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("a pool needs at least one worker, not " + workers);
    }
    return new ThreadPool(workers);
  }

  /** The number of workers. */
  public int size() {
    return workers.length;
  }

  /**
   * Lets the workers run one at a time from their next meeting on, or all together again; may be
   * called while a task runs. Each still does its own share, so that results are the same bits: on
   * a processor that other programs share, workers who wait for each other at every barrier may
   * take longer together than in turn.
   */
  public void takeTurns(boolean each) {
    phases.takeTurns(each);
  }

  /** The nanoseconds that all workers together have waited for each other so far. */
  public long waited() {
    return phases.waited();
  }

  private void start(Worker worker) {
    Thread thread = new Thread(() -> serve(worker), "regimen-worker-" + worker.index());
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Worker worker) {
    OpenMp.hold();
    while (true) {
      gate.await(worker.index());
      Consumer<Worker> current = task;
      if (current == null) {
        return;
      }
      execute(current, worker);
      gate.await(worker.index());
    }
  }

  /**
   * Runs the task once on every worker and returns when all are done.
   *
   * <p>If one fails, those that wait at {@link Worker#await()} are released, and its failure is
   * thrown here; the pool can be used again.
   *
   * @throws IllegalStateException if the pool is closed or already running a task
   */
  public void run(Consumer<Worker> newTask) {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("the pool is running a task already");
    }
    try {
      if (closed) {
        throw new IllegalStateException("the pool is closed");
      }
      int callersThreads = OpenMp.hold();
      runOpen(newTask);
      OpenMp.release(callersThreads);
    } finally {
      busy.set(false);
    }
    rethrow(failure.get());
  }

  private void runOpen(Consumer<Worker> newTask) {
    failure.set(null);
    phases.reset();
    task = newTask;
    gate.await(0);
    execute(newTask, workers[0]);
    gate.await(0);
    task = null;
  }

  private void execute(Consumer<Worker> current, Worker worker) {
    try {
      current.accept(worker);
      phases.leave(worker.index());
    } catch (Throwable e) {
      record(e);
      phases.breakDown();
    }
  }

  /** Keeps the first failure; what merely follows from it is no news. */
  private void record(Throwable e) {
    if (!failure.compareAndSet(null, e) && !(e instanceof CancellationException)) {
      Throwable first = failure.get();
      if (first != null && first != e) {
        first.addSuppressed(e);
      }
    }
  }

  private static void rethrow(@Nullable Throwable e) {
    if (e instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (e instanceof Error error) {
      throw error;
    }
    if (e != null) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the threads. A pool that is running a task cannot be closed. */
  @Override
  public void close() {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("the pool is running a task");
    }
    if (!closed) {
      closed = true;
      task = null;
      gate.await(0);
    }
    busy.set(false);
  }
}
