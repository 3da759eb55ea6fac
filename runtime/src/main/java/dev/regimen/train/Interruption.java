package dev.regimen.train;

import dev.regimen.kernel.ThreadPool;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C and the like while a run goes on: the run ends after its step, {@code fit} returns its
 * result, and the thread that called it has some seconds to go on, say to save it, before the
 * process ends. A second Ctrl-C ends it at once.
 *
 * <p>A program may also end itself by {@code System.exit}. A thread in there waits for this hook to
 * return: where it is one of the run's own, say in a listener, the run can never come to its end,
 * and the hook returns at once; where it is another one, the run may be waiting for it, so the hook
 * waits for some seconds only. After a signal it waits as long as steps follow each other.
 */
final class Interruption implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Interruption.class);
  private static final int INTERRUPTED_STATUS = 130;
  private static final long GRACE_SECONDS = 10;
  private static final long STEP_SECONDS = 60;
  private static final long POLL_MILLIS = 100;

  private final Run run;
  private final Thread caller = Thread.currentThread();
  private final Set<Thread> own = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "regimen-interruption");

  Interruption(Run run) {
    this.run = run;
  }

  /** From now on an interruption ends the run of this pool. */
  void watch(ThreadPool pool) {
    pool.run(worker -> own.add(Thread.currentThread()));
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      throw new IllegalStateException("the program is ending, so no new run begins", ending);
    }
  }

  private void stop() {
    Signals.onInterrupt(() -> Runtime.getRuntime().halt(INTERRUPTED_STATUS));
    log.info("interrupted: the run ends after this step; once more to exit at once");
    run.stop(StopReason.INTERRUPTED);
    try {
      if (awaitRun()) {
        awaitCaller();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the run has ended; false if it does not. */
  private boolean awaitRun() throws InterruptedException {
    long seen = run.heartbeat();
    long since = System.nanoTime();
    while (!closed.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
      if (own.stream().anyMatch(thread -> exiting(all.get(thread)))) {
        return false;
      }
      if (run.heartbeat() != seen) {
        seen = run.heartbeat();
        since = System.nanoTime();
      }
      boolean byProgram = all.values().stream().anyMatch(Interruption::exiting);
      long patience = byProgram ? GRACE_SECONDS : STEP_SECONDS;
      if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(patience)) {
        log.warn("the run has not ended after {} seconds without a step", patience);
        return false;
      }
    }
    return true;
  }

  private void awaitCaller() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
    // Who calls exit has nothing left to do and waits for this hook.
    while (caller.isAlive() && !exiting(caller.getStackTrace()) && System.nanoTime() < end) {
      caller.join(POLL_MILLIS);
    }
  }

  /**
   * Whether a thread is within {@code System.exit}; one that has ended has no frames, or is null.
   */
  private static boolean exiting(StackTraceElement @Nullable [] frames) {
    return frames != null
        && Arrays.stream(frames)
            .anyMatch(
                frame ->
                    frame.getClassName().equals(Runtime.class.getName())
                        && frame.getMethodName().equals("exit"));
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      log.debug("the process is ending, so the hook is running and stays", e);
    }
  }
}
