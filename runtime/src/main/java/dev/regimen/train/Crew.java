package dev.regimen.train;

import dev.regimen.kernel.Team;
import dev.regimen.kernel.Worker;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The processors that large predictions share: one team for the whole program, made for the first
 * of them and lent to one call at a time. Who finds it lent does without, because other calls keep
 * the processors busy then.
 */
final class Crew {
  private static final ReentrantLock LENT = new ReentrantLock();
  private static @Nullable Team team;

  private Crew() {}

  /**
   * Runs the task on every worker.
   *
   * @return false if nothing ran, because there is one processor or another call has the team
   */
  static boolean run(Consumer<Worker> task) {
    // A worker's task that came here again would wait for itself.
    if (LENT.isHeldByCurrentThread() || Workers.processors() == 1 || !LENT.tryLock()) {
      return false;
    }
    try {
      if (team == null) {
        team = Team.of(Workers.processors());
      }
      team.run(task);
      return true;
    } finally {
      LENT.unlock();
    }
  }
}
