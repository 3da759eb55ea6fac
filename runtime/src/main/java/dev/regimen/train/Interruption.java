package dev.regimen.train;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C and the like while a run goes on: the run ends after its step, {@code fit} returns its
 * result, and the thread that called it has some seconds to go on, say to save it, before the
 * process ends. A second Ctrl-C ends it at once.
 */
final class Interruption implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Interruption.class);
  private static final int INTERRUPTED_STATUS = 130;
  private static final long GRACE_SECONDS = 10;
  private static final long POLL_MILLIS = 100;

  private final Run run;
  private final Thread caller = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "regimen-interruption");

  Interruption(Run run) {
    this.run = run;
  }

  /** From now on an interruption ends the run. */
  void watch() {
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
      closed.await();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
      while (caller.isAlive() && !exiting() && System.nanoTime() < end) {
        caller.join(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the caller has nothing left to do: who calls exit now waits for this hook. */
  private boolean exiting() {
    return Arrays.stream(caller.getStackTrace())
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
