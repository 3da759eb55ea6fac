package dev.regimen.train.loop;

import dev.regimen.data.Dataset;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Plateau;
import dev.regimen.train.step.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the updates of a run lie in its epochs, and what the formulas of schedules read of that. All
 * epochs are alike unless the batch grows: then those from one growth to the next are.
 */
public final class RunClock {
  private final List<Stage> stages;
  private Stage now;
  private Optional<Plateau> plateau = Optional.empty();

  private RunClock(List<Stage> stages) {
    this.stages = List.copyOf(stages);
    now = this.stages.get(0);
  }

  /**
   * Epochs that are alike.
   *
   * @param epoch epochs before the first of them
   * @param update updates before it
   * @param firstBatch batches before it
   * @param growths milestones of growth that were reached before it
   * @param batch samples of a batch, except an epoch's last one
   * @param samples of an epoch
   * @param batches of an epoch
   * @param updates of an epoch
   */
  public record Stage(
      int epoch,
      long update,
      long firstBatch,
      int growths,
      int batch,
      int samples,
      int batches,
      int updates) {
    /** The stage behind this one. */
    private Stage then(int atEpoch, int growthsThen, int largerBatch, int samplesThen, int group) {
      int batchesThen = (samplesThen + largerBatch - 1) / largerBatch;
      return new Stage(
          atEpoch,
          update + (long) (atEpoch - epoch) * updates,
          firstBatch + (long) (atEpoch - epoch) * batches,
          growthsThen,
          largerBatch,
          samplesThen,
          batchesThen,
          EpochLoop.updates(batchesThen, group));
    }
  }

  /** The clock of a run on these samples. */
  public static RunClock of(Blueprint blueprint, Settings settings, Dataset train) {
    int group = settings.wholeOr(Settings.ACCUMULATE, 1);
    Stage stage = new Stage(0, 0, 0, 0, 1, 0, 0, 0);
    List<Stage> stages = new ArrayList<>();
    for (int[] growth : blueprint.schedule().growths(settings)) {
      int batch = blueprint.schedule().batch(settings, growth[1], train.size());
      int samples = SampleOrder.ofEpoch(blueprint, settings, train, batch);
      stage = stage.then(growth[0], growth[1], batch, samples, group);
      stages.add(stage);
    }
    return new RunClock(stages);
  }

  /** A clock of epochs that all have so many updates. */
  public static RunClock even(int updates) {
    return new RunClock(List.of(new Stage(0, 0, 0, 0, 1, updates, updates, updates)));
  }

  /** From now on the plateau's reductions are those of the clock. */
  public void watch(Optional<Plateau> watched) {
    plateau = watched;
  }

  /** The stage that an epoch, counted from 1, is in. */
  public Stage at(int epoch) {
    // Asked in each step: an iterator would be one more object.
    int last = stages.size() - 1;
    while (last > 0 && stages.get(last).epoch() >= epoch) {
      last--;
    }
    return stages.get(last);
  }

  /** Updates before an epoch, counted from 1. */
  public long updatesBefore(int epoch) {
    Stage stage = at(epoch);
    return stage.update() + (long) (epoch - 1 - stage.epoch()) * stage.updates();
  }

  /** Batches before an epoch, counted from 1. */
  public long batchesBefore(int epoch) {
    Stage stage = at(epoch);
    return stage.firstBatch() + (long) (epoch - 1 - stage.epoch()) * stage.batches();
  }

  /** What formulas read is of this epoch, counted from 1, from now on. */
  public Stage begin(int epoch) {
    now = at(epoch);
    return now;
  }

  /** Epochs gone by behind so many updates, as a fraction, within the epoch that was begun. */
  public double epoch(long updates) {
    return now.epoch() + (double) (updates - now.update()) / now.updates();
  }

  /** Updates of the epoch that was begun. */
  public int stepsPerEpoch() {
    return now.updates();
  }

  /** How often the rate was reduced, or would have been if the batch had not grown. */
  public double reductions() {
    return plateau.isPresent() ? plateau.get().reductions() : now.growths();
  }

  /** Samples of a batch over those of the first epoch's. */
  public double batchGrowth() {
    return (double) now.batch() / stages.get(0).batch();
  }

  /** Samples of the longest epoch. */
  int mostSamples() {
    return stages.stream().mapToInt(Stage::samples).max().orElse(0);
  }

  /** Samples of the largest batch. */
  public int largestBatch() {
    return stages.get(stages.size() - 1).batch();
  }
}
