package dev.regimen.train.checkpoint;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes one checkpoint at a time, on a thread of its own. */
public final class CheckpointWriter implements AutoCloseable {
  private static final long POLL_MILLIS = 100;

  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
  private @Nullable Thread thread;

  /** What is written. */
  public interface Task {
    /** Writes it. */
    void write() throws IOException;
  }

  /** Whether nothing is being written. */
  public boolean idle() {
    return thread == null || !thread.isAlive();
  }

  /** Begins to write; waits for what is being written. */
  public void begin(Task task) {
    await(() -> {});
    Thread next =
        new Thread(
            () -> {
              try {
                task.write();
              } catch (IOException e) {
                failure.set(e);
              } catch (RuntimeException e) {
                failure.set(new IOException(e));
              }
            },
            "regimen-checkpoint");
    next.setDaemon(true);
    thread = next;
    next.start();
  }

  /** What went wrong since this was last asked; null if nothing did. */
  public @Nullable IOException takeFailure() {
    return failure.getAndSet(null);
  }

  /** Waits until nothing is being written, whatever interrupts that; the flag stays set. */
  public void await(Runnable meanwhile) {
    boolean interrupted = false;
    while (!idle()) {
      try {
        thread.join(POLL_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      meanwhile.run();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    await(() -> {});
  }
}
