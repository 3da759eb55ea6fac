package dev.regimen.train;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the runs of a trainer are saved and what they go on from, and whom they tell of what is
 * suspicious; what runs that are no fit need.
 *
 * @param <P> what the network predicts
 */
abstract sealed class Restartable<P> permits Trainer {
  private @Nullable Path folder;
  private @Nullable Path resumed;
  private Set<String> allowed = Set.of();

  /** The rate of each update in the place of the schedule's, while a range test runs; else null. */
  @Nullable LongToDoubleFunction ramp;

  /** Told of what a run warns of before its first step. */
  BiConsumer<String, String> warned = StartUp.LOG;

  private Trainer<P> self() {
    return (Trainer<P>) this;
  }

  /**
   * Saves the runs to come in this folder, as {@code @Checkpoint} says; without it behind every
   * epoch. {@code -Dregimen.checkpoints=<folder>} does so too.
   *
   * <p>A folder that holds the checkpoints of another run is refused when a run begins.
   */
  public Trainer<P> checkpoints(Path toFolder) {
    folder = toFolder;
    return self();
  }

  /**
   * Lets the runs to come go on from the newest whole checkpoint in this folder, and write theirs
   * there; {@code -Dregimen.resume=<folder>} does so too. A run that had ended is not continued: it
   * says so and returns its result.
   *
   * <p>What would make other bits is refused with a {@link CheckpointMismatchException} that has
   * both values: another network, regime, data, number of the regime or of workers, library,
   * processor. The names that the exception says allow it, here or by {@code
   * -Dregimen.resume.allow=epochs,learningRate}; the run then says what that does to the learning
   * rate.
   *
   * @param allow names of differences that are accepted: {@code "epochs"}
   */
  public Trainer<P> resume(Path fromFolder, String... allow) {
    resumed = fromFolder;
    allowed = Set.of(allow);
    return self();
  }

  /**
   * Tells somebody else than the log what runs to come warn of before their first step.
   *
   * @param told the id of each finding, and its words
   */
  public Trainer<P> warnings(BiConsumer<String, String> told) {
    warned = told;
    return self();
  }

  /** What holds for a run that begins now. */
  final CheckpointPlan checkpointPlan() {
    return CheckpointPlan.of(folder, resumed, allowed);
  }
}
