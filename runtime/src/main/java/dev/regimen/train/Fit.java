package dev.regimen.train;

import dev.regimen.data.DataException;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Shuffle;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.data.augment.Repetition;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import dev.regimen.text.Escaping;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.loop.EpochLoop;
import dev.regimen.train.loop.EvaluationLoop;
import dev.regimen.train.loop.MachineMemory;
import dev.regimen.train.loop.Monitor;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.loop.StatisticsRefresh;
import dev.regimen.train.step.Average;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.MemorySize;
import dev.regimen.train.step.Plateau;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run, from the first value to the result. */
final class Fit<P> {
  private static final Logger log = LoggerFactory.getLogger(Fit.class);

  private final Trainer<P> trainer;
  private final Blueprint blueprint;
  private final Settings settings;
  private final Splits splits;
  private final Preprocessing preprocessing;
  private final Augmentations augmentations;
  private final RunClock clock;
  private final int[] order;
  private final Memory memory;
  private final Average average;
  private final Optional<Plateau> plateau;
  private final RunLoops loops;
  private final Run run;
  private final Audience audience;
  private final Monitor monitor;
  private final String watchedTask;
  private final boolean restoreBest;
  private final boolean stopsEarly;
  private final List<Epoch> epochs = new ArrayList<>();
  private final Thread caller = Thread.currentThread();
  private @Nullable Weights best;

  Fit(Trainer<P> trainer, Settings settings, Splits splits, List<Listener> listeners, int workers) {
    this.trainer = trainer;
    this.blueprint = trainer.blueprint();
    this.settings = settings;
    this.splits = splits;
    DataCheck.check(blueprint, splits);
    DataCheck.checkWeights(blueprint, splits);
    RunWarnings.flippedDigits(blueprint, splits.train())
        .ifPresent(warning -> log.warn(Escaping.of(warning)));
    preprocessing = trainer.given.preprocessing(splits.train());
    augmentations = blueprint.augmentations(settings).fitted(splits.train());
    clock = RunClock.of(blueprint, settings, splits.train());
    order = new int[splits.train().size()];
    int smallest = clock.at(1).batch();
    int parts = Math.min(workers, smallest);
    int batch = clock.largestBatch();
    MemorySize.withinBudget(blueprint, batch, parts);
    MachineMemory.available()
        .ifPresent(left -> MemorySize.withinMachine(blueprint, batch, parts, left));
    memory =
        MemorySize.allocated(
            blueprint, batch, parts, () -> Memory.training(blueprint, settings, batch, parts));
    plateau = memory.plateau();
    plateau.ifPresent(watch -> DataCheck.requireSplit(splits, "the plateau", watch.metric()));
    clock.watch(plateau);
    average = memory.average();
    loops = new RunLoops(trainer, splits, preprocessing, augmentations, memory, order);
    run =
        new Run(
            blueprint,
            settings,
            splits,
            memory.workers(),
            clock,
            MemorySize.bytes(blueprint, memory.capacity(), memory.workers()),
            trainer.loadedWeights());
    audience = new Audience(listeners, run);
    RunWarnings.averageHorizon(run).ifPresent(warning -> log.warn(Escaping.of(warning)));
    RunWarnings.scheduleOutlivesData(run).ifPresent(warning -> log.warn(Escaping.of(warning)));
    Optional<Blueprint.EarlyStopping> early = blueprint.earlyStopping();
    stopsEarly = early.isPresent();
    watchedTask = early.map(Blueprint.EarlyStopping::task).orElse("");
    restoreBest = early.map(Blueprint.EarlyStopping::restoreBest).orElse(false);
    monitor =
        new Monitor(
            DataCheck.monitor(blueprint, splits),
            settings.numberOr(Settings.PATIENCE, Double.POSITIVE_INFINITY),
            settings.numberOr(Settings.MIN_DELTA, 0));
  }

  RunResult<P> run() {
    trainer.begin(settings, clock);
    trainer.begin(memory.weights(), memory.seed());
    long start = System.nanoTime();
    try (ThreadPool pool = ThreadPool.of(memory.workers());
        Interruption interruption = new Interruption(run)) {
      interruption.watch(pool);
      Step[] training = new Step[pool.size()];
      Step[] inference = new Step[pool.size()];
      makeSteps(pool, training, inference);
      loops.calibrate(pool, clock.at(1));
      cancelled();
      average.pending().ifPresent(news -> log.info(Escaping.of(news)));
      audience.runStart();
      StopReason reason;
      EpochLoop.Schedule schedule = new RunSchedule(trainer, clock);
      try (StagePasses passes = new StagePasses(loops, pool, training, schedule, this::stepped)) {
        reason = train(pool, training, inference, passes);
      }
      if (restoreBest && best != null) {
        average.weights().set(best);
      } else {
        average.update();
        average.pending().ifPresent(warning -> log.warn(Escaping.of(warning)));
      }
      RunResult<P> result = result(reason, pool, inference, (System.nanoTime() - start) / 1e9);
      audience.runEnd(result);
      loops.profileLines().forEach(line -> System.out.println(Escaping.of(line)));
      return result;
    } finally {
      trainer.end();
      memory.free();
    }
  }

  private void makeSteps(ThreadPool pool, Step[] training, Step[] inference) {
    Memory evaluated = memory.with(average.weights(), settings);
    Consumer<Worker> make =
        worker -> {
          training[worker.index()] = trainer.trainingStep(memory, worker);
          inference[worker.index()] = trainer.inferenceStep(evaluated, worker);
        };
    MemorySize.allocated(
        blueprint,
        memory.capacity(),
        memory.workers(),
        () -> {
          pool.run(make);
          return pool;
        });
  }

  private StopReason train(ThreadPool pool, Step[] training, Step[] inference, StagePasses passes) {
    run.shows(training[0].scheduled);
    Optional<EvaluationLoop> validation = loops.validation(pool, inference);
    Divergence divergence = new Divergence(pool, training, memory);
    Shuffle shuffle = new Shuffle(memory.seed());
    for (int number = 1; number <= run.epochs(); number++) {
      StopReason asked = run.stopReason();
      if (asked != null) {
        return asked;
      }
      RunClock.Stage stage = clock.begin(number);
      EpochLoop pass = passes.training(stage);
      run.beginEpoch(number);
      audience.epochStart();
      cancelled();
      StopReason before = run.stopReason();
      if (before != null) {
        return before;
      }
      final int epoch = number;
      shuffle.order(number - 1, order);
      Repetition.arrange(order, stage.samples(), stage.batch(), augmentations.times());
      long start = System.nanoTime();
      Evaluation train = read(() -> pass.train(clock, epoch));
      if (!Double.isFinite(run.loss())) {
        throw divergence.explain(run, pass.lastRows(), best == null ? null : predictor(best));
      }
      StopReason requested = run.stopReason();
      if (requested != null && run.stepOfEpoch() < stage.updates()) {
        return requested;
      }
      double trained = (System.nanoTime() - start) / 1e9;
      StatisticsRefresh refresh = passes.refresh();
      if (average.epochEnded(number) && refresh != null) {
        // The batches and the noise are those of the epoch that has just gone.
        read(() -> refresh.run(epoch - 1, clock.batchesBefore(epoch), run::beat));
      }
      average.update();
      Optional<Evaluation> validated = validation.map(this::measured);
      double seconds = (System.nanoTime() - start) / 1e9;
      complete(number, train, validated, seconds, stage.samples() / trained);
      requested = run.stopReason();
      if (requested != null) {
        return requested;
      }
      if (stopsEarly && monitor.exhausted()) {
        return StopReason.EARLY_STOPPING;
      }
    }
    return StopReason.COMPLETED;
  }

  private void complete(
      int number, Evaluation train, Optional<Evaluation> validated, double seconds, double speed) {
    double rate = run.learningRate();
    Epoch measured = new Epoch(number, train, validated, rate, false, seconds, speed);
    double watched = History.value(measured, watchedTask, monitor.metric());
    if (stopsEarly && Double.isNaN(watched) && monitor.bestEpoch() == 0) {
      throw DataCheck.unmeasurable("early stopping", blueprint, splits, monitor.metric());
    }
    plateau.ifPresent(watch -> observe(watch, measured));
    boolean improved = monitor.improves(watched);
    if (improved && restoreBest) {
      if (best == null) {
        best = Weights.zero(blueprint);
      }
      best.set(average.weights());
    }
    Epoch epoch = new Epoch(number, train, validated, rate, improved, seconds, speed);
    audience.epochEnd(epoch);
    epochs.add(epoch.withoutConfusion());
  }

  private void observe(Plateau watch, Epoch measured) {
    watch.observe(History.value(measured, "", watch.metric()));
    if (watch.hasSeenNothing()) {
      throw DataCheck.unmeasurable("the plateau", blueprint, splits, watch.metric());
    }
  }

  /** Worker 0 was here after each step; its view of the loss is everyone's. */
  private boolean stepped(long steps, double loss, double rate) {
    run.stepped(steps, loss, rate);
    run.beat();
    audience.stepEnd();
    cancelled();
    return !Double.isFinite(loss) || run.stopReason() != null;
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
      throw new LostSampleException(run.epoch(), e, last, best == null ? null : predictor(best));
    }
  }

  private Predictor<P> predictor(Weights weights) {
    return new Predictor<>(
        trainer,
        settings,
        List.of(weights),
        preprocessing,
        DataCheck.classNames(blueprint, splits.train()));
  }

  private RunResult<P> result(
      StopReason reason, ThreadPool pool, Step[] inference, double seconds) {
    return new RunResult<>(
        predictor(average.weights().copy()),
        new History(epochs),
        monitor.bestEpoch(),
        reason,
        loops.evaluation(pool, inference, splits.validation()).map(this::measured),
        loops.evaluation(pool, inference, splits.test()).map(this::measured),
        seconds,
        List.of());
  }
}
