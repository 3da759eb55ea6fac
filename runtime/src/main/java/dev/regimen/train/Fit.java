package dev.regimen.train;

import dev.regimen.data.DataException;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.text.Escaping;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.loop.EpochLoop;
import dev.regimen.train.loop.EvaluationLoop;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.loop.SampleOrder;
import dev.regimen.train.loop.Snapshots;
import dev.regimen.train.loop.StatisticsRefresh;
import dev.regimen.train.loop.UnlabelledCheck;
import dev.regimen.train.step.Average;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Kept;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Plateau;
import dev.regimen.train.step.RunState;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.Weights;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run, from the first value to the result. */
final class Fit<P> implements EpochLoop.Account {
  private static final Logger log = LoggerFactory.getLogger(Fit.class);

  private final Trainer<P> trainer;
  private final Blueprint blueprint;
  private final Settings settings;
  private final Splits splits;
  private final Preprocessing preprocessing;
  private final Augmentations augmentations;
  private final RunClock clock;
  private final SampleOrder sampleOrder;
  private final int[] order;
  private final Memory memory;
  private final Average average;
  private final Snapshots snapshots;
  private final RunLoops loops;
  private final Run run;
  private final Audience audience;
  private final Progress progress;
  private final CheckpointPlan plan;
  private final RunSaving saving;
  private final Thread caller = Thread.currentThread();

  Fit(
      Trainer<P> trainer,
      Settings settings,
      Splits splits,
      List<Listener> listeners,
      int workers,
      CheckpointPlan plan) {
    this.trainer = trainer;
    this.blueprint = trainer.blueprint();
    this.settings = settings;
    this.splits = splits;
    DataCheck.check(blueprint, splits);
    DataCheck.checkWeights(blueprint, splits);
    UnlabelledCheck.check(blueprint, splits);
    preprocessing = trainer.given.preprocessing(splits.train());
    augmentations = blueprint.augmentations(settings).fitted(splits.train());
    clock = RunClock.of(blueprint, settings, splits.train());
    sampleOrder = new SampleOrder(blueprint, settings, splits.train(), augmentations.times());
    order = sampleOrder.room(clock);
    Kept kept = Kept.of(blueprint, settings, plan.isOn());
    memory = RunMemory.of(blueprint, settings, kept, clock, workers);
    Optional<Plateau> plateau = memory.plateau();
    plateau.ifPresent(watch -> DataCheck.requireSplit(splits, "the plateau", watch.metric()));
    clock.watch(plateau);
    average = memory.average();
    snapshots = Snapshots.of(settings, clock, memory.weights());
    loops =
        new RunLoops(
            trainer,
            splits,
            preprocessing,
            augmentations,
            memory,
            clock,
            sampleOrder,
            order,
            snapshots);
    run =
        new Run(
            blueprint, settings, splits, memory.workers(), clock, kept, trainer.loadedWeights());
    audience = new Audience(listeners, run);
    StartUp.check(run, preprocessing, plateau, trainer.given::gives, trainer.warned);
    progress = new Progress(blueprint, settings, splits, plateau);
    this.plan = plan;
    saving =
        new RunSaving(run, memory, clock, progress, snapshots, audience, plan, this::predictor);
    run.offers(() -> predictor(used()), this::bestPredictor);
  }

  RunResult<P> run() {
    trainer.begin(settings, clock);
    if (plan.resumed() == null) {
      trainer.begin(memory.weights(), memory.seed());
    }
    try (ThreadPool pool = ThreadPool.of(memory.workers());
        Interruption interruption = new Interruption(run);
        RunSaving beside = saving;
        Resumption resumption = saving.open(plan, preprocessing, augmentations)) {
      interruption.watch(pool);
      Step[] training = new Step[pool.size()];
      Step[] inference = new Step[pool.size()];
      Memory evaluated = memory.with(average.weights(), settings);
      // All slots are laid out by the phase in which all is trained that ever is.
      int last = blueprint.schedule().thaws().size();
      RunMemory.steps(trainer, loops, pool, last, training, evaluated, inference);
      if (resumption == null) {
        loops.calibrate(pool, clock.at(1));
      } else {
        beside.restore(resumption, new RateCurve(trainer, splits, memory));
        trainer.begin(settings, clock);
      }
      cancelled();
      average.pending().ifPresent(news -> log.info(Escaping.of(news)));
      audience.runStart();
      StopReason reason;
      EpochLoop.Schedule schedule = new RunSchedule(trainer, clock);
      try (StagePasses passes = new StagePasses(loops, pool, training, last, schedule, this)) {
        reason = train(pool, training, inference, passes);
        saving.end();
      } catch (ListenerException e) {
        throw e.keeping(bestPredictor());
      }
      Weights kept = progress.kept(reason);
      if (kept != null) {
        average.weights().set(kept);
      } else {
        average.update();
        average.pending().ifPresent(warning -> log.warn(Escaping.of(warning)));
      }
      RunResult<P> result = result(reason, pool, inference);
      run.offers(result::predictor, this::bestPredictor);
      audience.runEnd(result);
      loops.profileLines().forEach(line -> System.out.println(Escaping.of(line)));
      return result;
    } catch (RuntimeException e) {
      audience.runFailed(e);
      throw e;
    } finally {
      trainer.end();
      run.over();
      progress.free();
      memory.free();
    }
  }

  private StopReason train(ThreadPool pool, Step[] training, Step[] inference, StagePasses passes) {
    Optional<EvaluationLoop> validation = loops.validation(pool, inference);
    Divergence divergence = new Divergence(pool, training, memory);
    for (int number = saving.epochs() + 1; number <= run.epochs(); number++) {
      if (run.stopReason() != null || progress.stopsEarly()) {
        return ended();
      }
      RunClock.Stage stage = clock.begin(number);
      EpochLoop pass = passes.training(stage, blueprint.schedule().phase(number));
      run.shows(training[0].scheduled);
      run.beginEpoch(number);
      RunState begun = saving.takeBegun();
      if (begun == null) {
        audience.epochStart();
      }
      cancelled();
      if (run.stopReason() != null) {
        return ended();
      }
      final int epoch = number;
      sampleOrder.write(number - 1, stage, order);
      saving.epochBegins(pass);
      Evaluation train = read(() -> pass.train(clock, epoch, begun));
      if (!Double.isFinite(run.loss())) {
        throw divergence.explain(run, pass.lastRows(), bestPredictor());
      }
      if (run.stopReason() != null && run.stepOfEpoch() < stage.updates()) {
        return ended();
      }
      double trained = (System.nanoTime() - saving.epochStart()) / 1e9;
      StatisticsRefresh refresh = passes.refresh();
      if (average.epochEnded(number) && refresh != null) {
        // The batches and the noise are those of the epoch that has just gone.
        read(() -> refresh.run(epoch - 1, clock.batchesBefore(epoch), run::beat));
      }
      average.update();
      Optional<Evaluation> validated = validation.map(this::measured);
      double seconds = (System.nanoTime() - saving.epochStart()) / 1e9;
      double rate = run.learningRate();
      complete(
          new Epoch(number, train, validated, rate, false, seconds, stage.samples() / trained));
    }
    return ended();
  }

  /** Why no epoch follows. */
  private StopReason ended() {
    StopReason regime = progress.stopsEarly() ? StopReason.EARLY_STOPPING : StopReason.COMPLETED;
    return Objects.requireNonNullElse(run.stopReason(), regime);
  }

  private void complete(Epoch measured) {
    Epoch epoch = progress.complete(measured, average.weights());
    audience.epochEnd(epoch);
    progress.add(epoch);
    saving.epochEnded(epoch.number());
  }

  /** Worker 0 was here after each step; its view of the loss is everyone's. */
  @Override
  public boolean stepped(long steps, double loss, double rate) {
    run.stepped(steps, loss, rate);
    run.beat();
    run.stepping(true);
    audience.stepEnd();
    run.stepping(false);
    cancelled();
    return !Double.isFinite(loss) || run.stopReason() != null;
  }

  @Override
  public boolean copies() {
    return saving.dueAfterUpdate();
  }

  @Override
  public void copy() {
    saving.save();
  }

  /** A thread that is told to end by its interrupt flag, which stays set: as by Ctrl-C. */
  private void cancelled() {
    if (caller.isInterrupted()) {
      run.stop(StopReason.INTERRUPTED);
    }
  }

  private Evaluation measured(EvaluationLoop pass) {
    return read(() -> pass.measure(run::beat));
  }

  /** A pass over samples that may lie on a disk, of which one may be damaged. */
  private Evaluation read(Supplier<Evaluation> pass) {
    try {
      return pass.get();
    } catch (DataException e) {
      Predictor<P> last = predictor(memory.weights().copy());
      throw new LostSampleException(run.epoch(), e, last, bestPredictor());
    }
  }

  private @Nullable Predictor<P> bestPredictor() {
    Weights best = progress.best();
    return best == null ? null : predictor(best.copy());
  }

  /** A copy of what evaluation uses now. */
  private Weights used() {
    average.update();
    return average.weights().copy();
  }

  private Predictor<P> predictor(Weights weights) {
    return new Predictor<>(
        trainer,
        settings,
        List.of(weights),
        preprocessing,
        DataCheck.classNames(blueprint, splits.train()));
  }

  private RunResult<P> result(StopReason reason, ThreadPool pool, Step[] inference) {
    RunResult<P> last =
        new RunResult<>(
            predictor(average.weights().copy()),
            progress.history(),
            progress.bestEpoch(),
            reason,
            loops.evaluation(pool, inference, splits.validation()).map(this::measured),
            loops.evaluation(pool, inference, splits.test()).map(this::measured),
            run.seconds(),
            List.of(),
            progress.weights(reason, run),
            saving.newest());
    List<Predictor<P>> taken = snapshots.taken().stream().map(this::predictor).toList();
    return taken.isEmpty() ? last : EnsembleFit.ofSnapshots(trainer, settings, splits, last, taken);
  }
}
