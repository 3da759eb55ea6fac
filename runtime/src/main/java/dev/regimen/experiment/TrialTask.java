package dev.regimen.experiment;

import dev.regimen.annotation.Metric;
import dev.regimen.text.Escaping;
import dev.regimen.train.Epoch;
import dev.regimen.train.Evaluation;
import dev.regimen.train.Listener;
import dev.regimen.train.ListenerException;
import dev.regimen.train.NonFiniteLossException;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.StopReason;
import dev.regimen.train.Trainer;
import dev.regimen.train.checkpoint.CheckpointFolder;
import dev.regimen.train.step.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trial that is to run: everything that its result depends on, and where it is saved. Who runs it
 * needs to know nothing of the experiment.
 */
public final class TrialTask {
  private static final Logger log = LoggerFactory.getLogger(TrialTask.class);

  private final Trial trial;
  private final Design design;
  private final StudyData data;
  private final int epochs;
  private final @Nullable TrialFiles files;
  private final StudyWatch study;

  /**
   * A task.
   *
   * @param epochs after which it stops for the time being; 0: it runs to its end
   * @param files where it is saved and recorded; null: nowhere
   * @param study told of how the trial goes, on the thread that runs it
   */
  TrialTask(
      Trial trial,
      Design design,
      StudyData data,
      int epochs,
      @Nullable TrialFiles files,
      StudyWatch study) {
    this.trial = trial;
    this.design = design;
    this.data = data;
    this.epochs = epochs;
    this.files = files;
    this.study = study;
  }

  /** What is to run. */
  public Trial trial() {
    return trial;
  }

  /** A trainer as the trial's point and seed have it, with one worker. */
  static Trainer<?> trainer(Design design, Trial trial) {
    Variant variant = design.variant(trial.point());
    Trainer<?> trainer = variant.trainers().trainer(variant.name()).workers(1);
    trainer.set("seed", trial.seed());
    trial
        .point()
        .parameters()
        .forEach(
            (name, value) -> {
              if (!variant.parameters().containsKey(name)) {
                set(trainer, name, value);
              }
            });
    return trainer;
  }

  private static void set(Trainer<?> trainer, String name, Number value) {
    if (value instanceof Long whole) {
      trainer.set(name, whole.longValue());
    } else {
      trainer.set(name, value.doubleValue());
    }
  }

  /**
   * Runs the trial. What goes wrong within it is its result; a fault of the disk is not.
   *
   * @return empty where the run was interrupted
   */
  public Optional<TrialResult> run() {
    long start = System.nanoTime();
    Watch watch = new Watch();
    study.begins(trial);
    try {
      Trainer<?> trainer = trainer(design, trial).quiet().listener(watch);
      trainer.warnings((id, words) -> study.warning(trial, id, words));
      saved(trainer);
      RunResult<?> run = data.fit(trainer);
      if (run.stopReason() == StopReason.INTERRUPTED) {
        return Optional.empty();
      }
      return Optional.of(finished(run));
    } catch (NonFiniteLossException diverged) {
      return Optional.of(broken(TrialState.DIVERGED, watch, start, diverged));
    } catch (UncheckedIOException | ListenerException notOfTheTrial) {
      throw notOfTheTrial;
    } catch (RuntimeException failure) {
      log.warn(
          "trial {}, {}, failed", trial.number(), Escaping.of(trial.point().toString()), failure);
      return Optional.of(broken(TrialState.FAILED, watch, start, failure));
    }
  }

  /** Is recorded, goes on from a checkpoint where there is one, and writes the next ones there. */
  private void saved(Trainer<?> trainer) {
    if (files == null) {
      return;
    }
    trainer.listener(files.record(trial));
    Path checkpoints = files.checkpoints();
    try {
      if (new CheckpointFolder(checkpoints).begun().isEmpty()) {
        trainer.checkpoints(checkpoints);
      } else {
        trainer.resume(checkpoints);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TrialResult finished(RunResult<?> run) {
    List<Epoch> all = run.history().epochs();
    Map<String, Double> metrics = new LinkedHashMap<>();
    all.stream()
        .reduce((first, second) -> second)
        .ifPresent(last -> ObjectiveNames.add(metrics, "train/", last.train(), false));
    if (run.validated()) {
      ObjectiveNames.add(metrics, "validation/", run.validation(), true);
    }
    if (run.tested()) {
      ObjectiveNames.add(metrics, "test/", run.test(), true);
    }
    double seconds = all.stream().mapToDouble(Epoch::seconds).sum();
    return new TrialResult(
        trial, TrialState.FINISHED, all.size(), objective(run), metrics, seconds, "");
  }

  private double objective(RunResult<?> run) {
    Metric metric = design.objective();
    if (metric.onValidation()) {
      return ofTask(run.validation()).value(metric);
    }
    List<Epoch> all = run.history().epochs();
    return ofTask(all.get(all.size() - 1).train()).value(metric);
  }

  private Evaluation ofTask(Evaluation evaluation) {
    return design.task().isEmpty() ? evaluation : evaluation.task(design.task());
  }

  private TrialResult broken(TrialState state, Watch watch, long start, RuntimeException why) {
    double seconds = (System.nanoTime() - start) / 1e9;
    String problem = why.getMessage() == null ? why.getClass().getName() : why.getMessage();
    return new TrialResult(trial, state, watch.epochs, Double.NaN, Map.of(), seconds, problem);
  }

  /** Counts epochs, and stops where a rung ends. */
  private final class Watch implements Listener {
    private int epochs;

    @Override
    public void onEpochEnd(Run run, Epoch epoch) {
      epochs = epoch.number();
      study.epoch(trial, epoch);
      if (TrialTask.this.epochs > 0 && epochs >= TrialTask.this.epochs && epochs < run.epochs()) {
        run.requestStop();
      }
    }

    /** A rung may have ended when the process did, and nobody had been told. */
    @Override
    public void onRunStart(Run run) {
      if (TrialTask.this.epochs > 0 && epochs >= TrialTask.this.epochs && epochs < run.epochs()) {
        run.requestStop();
      }
    }

    @Override
    public void state(RunState state) {
      epochs = (int) state.count("epochs", epochs);
    }
  }
}
