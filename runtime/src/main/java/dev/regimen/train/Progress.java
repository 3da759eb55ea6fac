package dev.regimen.train;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Splits;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.loop.Monitor;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Plateau;
import dev.regimen.train.step.Restorable;
import dev.regimen.train.step.RunState;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.TaskSpec;
import dev.regimen.train.step.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the epochs of a run came to so far: its history, what is watched, and the weights of the
 * best epoch, which are kept unless the regime asks for the last ones.
 */
final class Progress implements Restorable {
  /** Runs that others end before their time are best used with their best weights. */
  private static final Set<StopReason> UNTIMELY =
      Set.of(StopReason.REQUESTED, StopReason.INTERRUPTED);

  private final Blueprint blueprint;
  private final Splits splits;
  private final Optional<Plateau> plateau;
  private final Monitor monitor;
  private final String watchedTask;
  private final boolean stopsEarly;
  private final boolean keepsBest;
  private final List<Epoch> epochs = new ArrayList<>();
  private @Nullable Weights best;

  Progress(Blueprint blueprint, Settings settings, Splits splits, Optional<Plateau> plateau) {
    this.blueprint = blueprint;
    this.splits = splits;
    this.plateau = plateau;
    Optional<Blueprint.EarlyStopping> early = blueprint.earlyStopping();
    stopsEarly = early.isPresent();
    watchedTask = early.map(Blueprint.EarlyStopping::task).orElse("");
    keepsBest = early.map(Blueprint.EarlyStopping::restoreBest).orElse(true);
    monitor =
        new Monitor(
            DataCheck.monitor(blueprint, splits),
            settings.numberOr(Settings.PATIENCE, Double.POSITIVE_INFINITY),
            settings.numberOr(Settings.MIN_DELTA, 0));
  }

  /**
   * An epoch is complete.
   *
   * @param used the weights that it was measured with
   * @return the same, and whether it is the best so far
   */
  Epoch complete(Epoch measured, Weights used) {
    double watched = History.value(measured, watchedTask, monitor.metric());
    if (stopsEarly && Double.isNaN(watched) && monitor.bestEpoch() == 0) {
      throw DataCheck.unmeasurable("early stopping", blueprint, splits, monitor.metric());
    }
    plateau.ifPresent(watch -> observe(watch, measured));
    boolean improved = monitor.improves(watched);
    if (improved && keepsBest) {
      weightsOfBest().set(used);
    }
    return measured.rated(improved);
  }

  /** Keeps an epoch for the history. */
  void add(Epoch epoch) {
    epochs.add(epoch.withoutConfusion());
  }

  private Weights weightsOfBest() {
    if (best == null) {
      best = Weights.zero(blueprint);
    }
    return best;
  }

  private void observe(Plateau watch, Epoch measured) {
    watch.observe(History.value(measured, watch.task(), watch.metric()));
    if (watch.hasSeenNothing()) {
      throw DataCheck.unmeasurable("the plateau", blueprint, splits, watch.metric());
    }
  }

  /** Whether the regime ends the run here. */
  boolean stopsEarly() {
    return stopsEarly && !epochs.isEmpty() && monitor.exhausted();
  }

  /** Epochs that were completed. */
  int completed() {
    return epochs.size();
  }

  History history() {
    return new History(epochs);
  }

  int bestEpoch() {
    return monitor.bestEpoch();
  }

  /** The best weights so far; null where none are kept, or no epoch was completed. */
  @Nullable Weights best() {
    return best;
  }

  /** Gives memory outside the heap back, when nobody asks any more. */
  void free() {
    if (best != null) {
      best.free();
      best = null;
    }
  }

  /** The weights to end with, if not the last ones. */
  @Nullable Weights kept(StopReason reason) {
    boolean asked = stopsEarly && keepsBest;
    return asked || UNTIMELY.contains(reason) ? best : null;
  }

  /** Which weights those are that a run ends with. */
  String weights(StopReason reason, Run run) {
    Metric metric = monitor.metric();
    return kept(reason) != null
        ? String.format(
            Locale.ROOT,
            "weights of epoch %d, the best by %s",
            monitor.bestEpoch(),
            metric.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        : String.format(
            Locale.ROOT, "weights of the last update, %d, in epoch %d", run.step(), run.epoch());
  }

  @Override
  public void state(RunState state) {
    state.part("monitor", monitor);
    List<Epoch> kept = names().epochs(state.within("history"), epochs);
    epochs.clear();
    epochs.addAll(kept);
    if (keepsBest && monitor.bestEpoch() > 0) {
      state.part("best", weightsOfBest());
    }
  }

  private EvaluationState names() {
    int[] places = DataCheck.tasks(blueprint, splits.train());
    List<TaskSpec> tasks = blueprint.tasks();
    List<List<String>> names = new ArrayList<>();
    for (int task = 0; task < places.length; task++) {
      names.add(
          tasks.get(task).classes() > 0
              ? splits.train().classes(places[task])
              : splits.train().outputNames(places[task]));
    }
    return new EvaluationState(tasks.stream().map(TaskSpec::name).toList(), names);
  }
}
