package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.train.loop.BatchLoader;
import dev.regimen.train.loop.ChunkSize;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.loop.EpochLoop;
import dev.regimen.train.loop.EvaluationLoop;
import dev.regimen.train.loop.LossWeights;
import dev.regimen.train.loop.Pacing;
import dev.regimen.train.loop.Passes;
import dev.regimen.train.loop.Profile;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.loop.SampleOrder;
import dev.regimen.train.loop.Snapshots;
import dev.regimen.train.loop.StatisticsLoop;
import dev.regimen.train.loop.StatisticsRefresh;
import dev.regimen.train.loop.Stretches;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.ScheduleSpec;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the loops of one run over its splits: training, evaluation, and statistics of an average.
 * Knows what all of them share, and keeps the profiles that were asked for.
 */
final class RunLoops {
  private final Trainer<?> trainer;
  private final Splits splits;
  private final Preprocessing preprocessing;
  private final Augmentations augmentations;
  private final Memory memory;
  private final RunClock clock;
  private final SampleOrder sampleOrder;
  private final int[] order;
  private final LossWeights weights;
  private final Snapshots snapshots;
  private final Pacing pacing;
  private final Map<String, Profile> profiles = new LinkedHashMap<>();

  /**
   * Loops in the memory of a run.
   *
   * @param clock of the run
   * @param sampleOrder writes the order of the training samples
   * @param order that, read anew in every pass
   * @param snapshots of the weights that are trained
   */
  RunLoops(
      Trainer<?> trainer,
      Splits splits,
      Preprocessing preprocessing,
      Augmentations augmentations,
      Memory memory,
      RunClock clock,
      SampleOrder sampleOrder,
      int[] order,
      Snapshots snapshots) {
    this.trainer = trainer;
    this.splits = splits;
    this.preprocessing = preprocessing;
    this.augmentations = augmentations;
    this.memory = memory;
    this.clock = clock;
    this.sampleOrder = sampleOrder;
    this.order = order;
    this.snapshots = snapshots;
    pacing = new Pacing(memory.workers(), System.nanoTime());
    weights = LossWeights.of(memory.blueprint(), splits.train());
  }

  /** Scales weights on the first batch, as the first epoch will show it, where the regime asks. */
  void calibrate(ThreadPool pool, RunClock.Stage stage) {
    Blueprint blueprint = memory.blueprint();
    if (blueprint.calibrated().isEmpty()) {
      return;
    }
    sampleOrder.write(0, stage, order);
    int rows = Math.min(stage.batch(), stage.samples());
    Step[] steps = new Step[pool.size()];
    pool.run(worker -> steps[worker.index()] = trainer.calibrationStep(memory, worker));
    BatchLoader loader = new BatchLoader(memory, augmentations.training(memory.seed()));
    loader.feed(source(splits.train(), order), 0, rows, 0, rows, 0);
    new Calibration(memory, pool, steps, rows).run(trainer.given::gives, splits.train().source());
  }

  /** Makes the training steps of a phase. */
  void steps(ThreadPool pool, int phase, Step[] into) {
    List<ScheduleSpec.Thaw> thaws = memory.blueprint().schedule().thaws();
    pool.run(
        worker -> {
          Step step = trainer.trainingStep(phase, memory, worker);
          for (int i = 0; i < thaws.size(); i++) {
            step.phaseBegins[i + 1] = clock.updatesBefore(thaws.get(i).epoch() + 1);
          }
          into[worker.index()] = step;
        });
  }

  /** The loop that trains in one stage. */
  EpochLoop training(
      ThreadPool pool,
      Step[] steps,
      RunClock.Stage stage,
      EpochLoop.Schedule schedule,
      EpochLoop.Account account) {
    return new EpochLoop(
        pool,
        memory,
        steps,
        () -> augmentations.training(memory.seed()),
        source(splits.train(), order).weighted(weights),
        stage.samples(),
        stage.batch(),
        memory.settings().wholeOr(Settings.ACCUMULATE, 1),
        schedule,
        account,
        snapshots,
        pacing,
        profile("training"));
  }

  /** What measures the validation split after each epoch; empty without one. */
  Optional<EvaluationLoop> validation(ThreadPool pool, Step[] inference) {
    return evaluation(pool, inference, splits.validation(), profile("validation"));
  }

  /** What measures a split once; empty where that has no samples. */
  Optional<EvaluationLoop> evaluation(ThreadPool pool, Step[] inference, Dataset data) {
    return evaluation(pool, inference, data, null);
  }

  private Optional<EvaluationLoop> evaluation(
      ThreadPool pool, Step[] inference, Dataset data, @Nullable Profile profile) {
    if (data.size() == 0) {
      return Optional.empty();
    }
    Blueprint blueprint = memory.blueprint();
    // Along a text the number of its stretches counts, which a predictor has from the regime.
    int batch =
        blueprint.continuous()
            ? Math.min(memory.capacity(), ChunkSize.of(blueprint, memory.settings()))
            : memory.capacity();
    int[] all = Stretches.order(blueprint, data.size(), batch);
    return Optional.of(
        new EvaluationLoop(
            pool,
            memory,
            new Step[][] {inference},
            () -> augmentations.evaluation(memory.seed()),
            source(data, all),
            batch,
            Passes.of(augmentations, memory.settings(), 1),
            profile));
  }

  /** What measures the running statistics of an average; null where nothing needs that. */
  @Nullable StatisticsRefresh refresh(ThreadPool pool, RunClock.Stage stage, int phase) {
    Blueprint blueprint = memory.blueprint();
    if (!blueprint.averagesEpochs() || blueprint.runningCount() == 0) {
      return null;
    }
    Weights refreshed = memory.average().weights();
    Memory passing = StatisticsRefresh.memory(memory, refreshed);
    Step[] steps = new Step[pool.size()];
    pool.run(worker -> steps[worker.index()] = trainer.trainingStep(phase, passing, worker));
    StatisticsLoop pass =
        new StatisticsLoop(
            pool,
            passing,
            steps,
            () -> augmentations.training(memory.seed()),
            source(splits.train(), order).weighted(weights),
            stage.samples(),
            stage.batch(),
            profile("statistics"));
    return new StatisticsRefresh(memory.weights(), refreshed, passing, pass, stage.samples());
  }

  private BatchLoader.Source source(Dataset data, int[] indices) {
    return new BatchLoader.Source(
        data, preprocessing, indices, DataCheck.tasks(memory.blueprint(), data));
  }

  private @Nullable Profile profile(String what) {
    return profiles.computeIfAbsent(what, name -> Profile.requested(name, memory.workers()));
  }

  /** Where the time went, loop by loop; nothing where nobody asked. */
  List<String> profileLines() {
    List<String> lines = new ArrayList<>();
    profiles.values().forEach(profile -> lines.addAll(profile.lines()));
    if (!lines.isEmpty() && memory.workers() > 1) {
      lines.add(pacing.line());
    }
    return lines;
  }
}
