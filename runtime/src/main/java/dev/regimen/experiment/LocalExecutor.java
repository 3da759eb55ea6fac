package dev.regimen.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Runs trials in threads of this process, one worker each: two trials on two cores wait for
 * nothing, two workers of one trial wait for each other several times in a step.
 */
record LocalExecutor(int threads) implements TrialExecutor {
  @Override
  public void execute(List<TrialTask> tasks, Consumer<TrialResult> ended) {
    Turns turns = new Turns(tasks, ended);
    List<Thread> others = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, tasks.size()); i++) {
      Thread thread = new Thread(turns::work, "trials-" + (i + 1));
      thread.start();
      others.add(thread);
    }
    await(others, turns);
    turns.rethrow();
  }

  /** An interruption of the caller is one of all that run for it. */
  private static void await(List<Thread> others, Turns turns) {
    boolean interrupted = false;
    for (Thread thread : others) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          turns.stop();
          others.forEach(Thread::interrupt);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The tasks that nobody has taken yet. */
  private static final class Turns {
    private final List<TrialTask> tasks;
    private final Consumer<TrialResult> ended;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Turns(List<TrialTask> tasks, Consumer<TrialResult> ended) {
      this.tasks = tasks;
      this.ended = ended;
    }

    void work() {
      try {
        for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
          Optional<TrialResult> result = tasks.get(i).run();
          if (result.isEmpty()) {
            stop();
          } else {
            tell(result.get());
          }
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
        stop();
      }
    }

    private synchronized void tell(TrialResult result) {
      ended.accept(result);
    }

    void stop() {
      next.set(tasks.size());
    }

    void rethrow() {
      Throwable thrown = failure.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
