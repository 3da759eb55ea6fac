package dev.regimen.experiment;

import java.util.List;
import java.util.function.Consumer;

/**
 * Runs trials somewhere. A trial's result depends neither on where nor on when it runs, so that an
 * executor may choose both.
 */
@FunctionalInterface
public interface TrialExecutor {
  /**
   * Runs tasks in any order, and returns when all have ended, or when one was interrupted.
   *
   * @param ended told of each result, by one thread at a time; what it throws ends the execution
   */
  void execute(List<TrialTask> tasks, Consumer<TrialResult> ended);

  /**
   * In this process, as many at a time as there are processors, one worker each; the last ones, of
   * which there would be less than two for each processor, share them.
   */
  static TrialExecutor local() {
    return new LocalExecutor(Runtime.getRuntime().availableProcessors());
  }

  /** In this process, one behind the other. */
  static TrialExecutor serial() {
    return new LocalExecutor(1);
  }
}
