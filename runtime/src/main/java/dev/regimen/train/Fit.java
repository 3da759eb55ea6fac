package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Shuffle;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.data.augment.Repetition;
import dev.regimen.kernel.ThreadPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
  private final int batch;
  private final int[] order;
  private final int samples;
  private final int stepsPerEpoch;
  private final Memory memory;
  private final Run run;
  private final Audience audience;
  private final Monitor monitor;
  private final String watchedTask;
  private final boolean restoreBest;
  private final boolean stopsEarly;
  private final List<Profile> profiles = new ArrayList<>();
  private final List<Epoch> epochs = new ArrayList<>();
  private final Thread caller = Thread.currentThread();
  private @Nullable Weights best;

  Fit(Trainer<P> trainer, Settings settings, Splits splits, List<Listener> listeners, int workers) {
    this.trainer = trainer;
    this.blueprint = trainer.blueprint();
    this.settings = settings;
    this.splits = splits;
    DataCheck.check(blueprint, splits);
    DataCheck.flippedDigits(blueprint, splits.train()).ifPresent(log::warn);
    preprocessing =
        Preprocessing.fit(
            splits.train(),
            blueprint.standardizeFeatures(),
            blueprint.standardizeTargets(),
            DataCheck.tasks(blueprint, splits.train()));
    augmentations = blueprint.augmentations(settings).fitted(splits.train());
    batch = Math.min(settings.whole(Settings.BATCH), splits.train().size());
    samples = DataCheck.usable(blueprint, splits.train(), batch);
    order = new int[splits.train().size()];
    stepsPerEpoch = (samples + batch - 1) / batch;
    memory = Memory.training(blueprint, settings, batch, Math.min(workers, batch));
    run = new Run(blueprint, settings, splits, memory.workers(), stepsPerEpoch, memory.bytes());
    audience = new Audience(listeners, run);
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
    trainer.begin(settings, stepsPerEpoch);
    trainer.begin(memory.weights(), memory.seed());
    long start = System.nanoTime();
    try (ThreadPool pool = ThreadPool.of(memory.workers());
        Interruption interruption = new Interruption(run)) {
      interruption.watch(pool);
      Step[] training = new Step[pool.size()];
      Step[] inference = new Step[pool.size()];
      pool.run(
          worker -> {
            Step step = trainer.trainingStep(memory, worker);
            step.loader().augment(augmentations.training(memory.seed()));
            training[worker.index()] = step;
            Step evaluating = trainer.inferenceStep(memory, worker);
            evaluating.loader().augment(augmentations.evaluation(memory.seed()));
            inference[worker.index()] = evaluating;
          });
      cancelled();
      audience.runStart();
      StopReason reason = train(pool, training, inference);
      if (restoreBest && best != null) {
        memory.weights().set(best);
      }
      RunResult<P> result = result(reason, pool, inference, (System.nanoTime() - start) / 1e9);
      audience.runEnd(result);
      profiles.stream().flatMap(profile -> profile.lines().stream()).forEach(System.out::println);
      return result;
    } finally {
      trainer.end();
      memory.free();
    }
  }

  private StopReason train(ThreadPool pool, Step[] training, Step[] inference) {
    EpochLoop pass = pass(pool, training, splits.train(), order, samples, 1, profile("training"));
    Optional<EpochLoop> validation =
        evaluation(pool, inference, splits.validation(), profile("validation"));
    Divergence divergence = new Divergence(pool, training, memory);
    Shuffle shuffle = new Shuffle(memory.seed());
    for (int number = 1; number <= run.epochs(); number++) {
      StopReason asked = run.stopReason();
      if (asked != null) {
        return asked;
      }
      run.beginEpoch(number);
      audience.epochStart();
      cancelled();
      StopReason before = run.stopReason();
      if (before != null) {
        return before;
      }
      shuffle.order(number - 1, order);
      Repetition.arrange(order, samples, batch, augmentations.times());
      long start = System.nanoTime();
      Evaluation train = pass.run(run.step(), this::rate, this::stepped);
      if (!Double.isFinite(run.loss())) {
        throw divergence.explain(run, lastRows(), best == null ? null : predictor(best));
      }
      StopReason requested = run.stopReason();
      if (requested != null && run.stepOfEpoch() < stepsPerEpoch) {
        return requested;
      }
      double trained = (System.nanoTime() - start) / 1e9;
      Optional<Evaluation> validated = validation.map(this::measured);
      double seconds = (System.nanoTime() - start) / 1e9;
      complete(number, train, validated, seconds, samples / trained);
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
      throw DataCheck.unmeasurable(blueprint, splits, monitor.metric());
    }
    boolean improved = monitor.improves(watched);
    if (improved && restoreBest) {
      if (best == null) {
        best = Weights.zero(blueprint);
      }
      best.set(memory.weights());
    }
    Epoch epoch = new Epoch(number, train, validated, rate, improved, seconds, speed);
    audience.epochEnd(epoch);
    epochs.add(epoch.withoutConfusion());
  }

  private double rate(long step) {
    return trainer.learningRateAt((double) step / stepsPerEpoch);
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

  private int lastRows() {
    return Math.min(batch, samples - (run.stepOfEpoch() - 1) * batch);
  }

  private @Nullable Profile profile(String what) {
    Profile profile = Profile.requested(what, memory.workers());
    if (profile != null) {
      profiles.add(profile);
    }
    return profile;
  }

  private EpochLoop pass(
      ThreadPool pool,
      Step[] steps,
      Dataset data,
      int[] indices,
      int count,
      int views,
      @Nullable Profile profile) {
    BatchLoader.Source source =
        new BatchLoader.Source(data, preprocessing, indices, DataCheck.tasks(blueprint, data));
    return new EpochLoop(pool, steps, blueprint, source, count, batch, views, profile);
  }

  private Optional<EpochLoop> evaluation(
      ThreadPool pool, Step[] inference, Dataset data, @Nullable Profile profile) {
    if (data.size() == 0) {
      return Optional.empty();
    }
    int[] all = IntStream.range(0, data.size()).toArray();
    return Optional.of(
        pass(pool, inference, data, all, all.length, augmentations.views(), profile));
  }

  private Evaluation measured(EpochLoop pass) {
    return pass.measure(run::beat);
  }

  private Predictor<P> predictor(Weights weights) {
    return new Predictor<>(
        trainer, settings, weights, preprocessing, DataCheck.classNames(blueprint, splits.train()));
  }

  private RunResult<P> result(
      StopReason reason, ThreadPool pool, Step[] inference, double seconds) {
    return new RunResult<>(
        predictor(memory.weights().copy()),
        new History(epochs),
        monitor.bestEpoch(),
        reason,
        evaluation(pool, inference, splits.validation(), null).map(this::measured),
        evaluation(pool, inference, splits.test(), null).map(this::measured),
        seconds);
  }
}
