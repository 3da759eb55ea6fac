package dev.regimen.train;

import dev.regimen.train.loop.RunClock;
import dev.regimen.train.step.RunState;
import java.util.List;
import java.util.Locale;

/**
 * Where a run stands between two updates.
 *
 * @param epochs that were completed
 * @param batches of the next one that were gone through
 */
record Position(int epochs, int batches) {
  /**
   * Saves it, or makes the one that was saved.
   *
   * @throws CheckpointMismatchException if it lies within an epoch that has other batches here
   */
  static Position of(RunState state, Position here, RunClock clock) {
    Position saved =
        new Position(
            (int) state.count("epochs", here.epochs), (int) state.count("batches", here.batches));
    RunClock.Stage stage = clock.at(saved.epochs + 1);
    if (saved.epochs < 0 || saved.batches < 0) {
      throw new IllegalStateException("it stands behind fewer than no batches");
    }
    long batch = state.count("batch", stage.batch());
    long samples = state.count("samples", stage.samples());
    if (saved.batches > 0 && (batch != stage.batch() || samples != stage.samples())) {
      String difference =
          String.format(
              Locale.ROOT,
              "batches of %d of %d samples in the checkpoint, of %d of %d here",
              batch,
              samples,
              stage.batch(),
              stage.samples());
      throw new CheckpointMismatchException(
          String.format(
              Locale.ROOT,
              "[Regimen:CheckpointMismatch] the checkpoint lies within epoch %d, whose batches may"
                  + " not change: %s",
              saved.epochs + 1,
              difference),
          List.of(difference));
    }
    return saved;
  }
}
