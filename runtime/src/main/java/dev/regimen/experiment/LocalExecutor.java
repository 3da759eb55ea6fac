package dev.regimen.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Runs trials in threads of this process, one worker each: two trials on two cores wait for
 * nothing, two workers of one trial wait for each other several times in a step.
 *
 * <p>As many run at a time as there are cores, until fewer than twice as many are left: those share
 * the cores to the end. Of three trials on two cores the third would run alone otherwise, beside a
 * core that waits; so all three end when 3/2 of one's time is over, not twice its time.
 */
record LocalExecutor(int cores) implements TrialExecutor {
  @Override
  public void execute(List<TrialTask> tasks, Consumer<TrialResult> ended) {
    Turns turns = new Turns(cores, tasks, ended);
    List<Thread> others = new ArrayList<>();
    for (int i = 0; i < Math.min(2 * cores - 1, tasks.size()); i++) {
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

  /** Who may take which task when. */
  private static final class Turns {
    private final int cores;
    private final List<TrialTask> tasks;
    private final Consumer<TrialResult> ended;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private int next;
    private int running;

    Turns(int cores, List<TrialTask> tasks, Consumer<TrialResult> ended) {
      this.cores = cores;
      this.tasks = tasks;
      this.ended = ended;
    }

    void work() {
      try {
        for (Optional<TrialTask> task = take(); task.isPresent(); task = take()) {
          end(task.get().run());
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
        stop();
      }
    }

    /** The next task, as soon as it may run; empty where none is left. */
    private synchronized Optional<TrialTask> take() {
      try {
        while (next < tasks.size() && running >= atATime()) {
          wait();
        }
      } catch (InterruptedException e) {
        stop();
      }
      if (next >= tasks.size()) {
        return Optional.empty();
      }
      running++;
      return Optional.of(tasks.get(next++));
    }

    private int atATime() {
      int left = tasks.size() - next + running;
      return left < 2 * cores ? left : cores;
    }

    private synchronized void end(Optional<TrialResult> result) {
      running--;
      if (result.isEmpty()) {
        stop();
      } else {
        ended.accept(result.get());
        notifyAll();
      }
    }

    synchronized void stop() {
      next = tasks.size();
      notifyAll();
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
