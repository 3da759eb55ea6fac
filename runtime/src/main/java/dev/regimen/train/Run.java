package dev.regimen.train;

import dev.regimen.data.Splits;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Kept;
import dev.regimen.train.step.MemorySize;
import dev.regimen.train.step.Restorable;
import dev.regimen.train.step.RunState;
import dev.regimen.train.step.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run that goes on: what listeners can ask, and the request to stop. */
public final class Run implements Restorable {
  private final Blueprint blueprint;
  private final Settings settings;
  private final Splits splits;
  private final int workers;
  private final RunClock clock;
  private final Kept kept;
  private final Optional<LoadedWeights> loaded;
  private final AtomicReference<@Nullable StopReason> stop = new AtomicReference<>();
  private int epoch;
  private long step;
  private double loss;
  private double learningRate;
  private double[] scheduled = {};

  private Supplier<Predictor<?>> used = Run::unready;
  private Supplier<@Nullable Predictor<?>> best = Run::unready;
  private @Nullable TrainedTensors tensors;
  private boolean stepping;
  private long start = System.nanoTime();
  private double secondsBefore;
  private Optional<String> resumed = Optional.empty();
  private History before = new History(List.of());
  private Optional<Path> checkpoints = Optional.empty();

  /** Grows as long as batches follow each other, in training or evaluation. */
  private volatile long heartbeat;

  Run(
      Blueprint blueprint,
      Settings settings,
      Splits splits,
      int workers,
      RunClock clock,
      Kept kept,
      Optional<LoadedWeights> loaded) {
    this.blueprint = blueprint;
    this.settings = settings;
    this.splits = splits;
    this.workers = workers;
    this.clock = clock;
    this.kept = kept;
    this.loaded = loaded;
  }

  /** What the compiler knows about the network. */
  public Blueprint blueprint() {
    return blueprint;
  }

  /** The numbers that hold in this run. */
  public Settings settings() {
    return settings;
  }

  /** The data, as it was split. */
  public Splits splits() {
    return splits;
  }

  /** The number of workers. */
  public int workers() {
    return workers;
  }

  /** Epochs that the run will take if nothing ends it before. */
  public int epochs() {
    return settings.whole(Settings.EPOCHS);
  }

  /** Updates in the current epoch; fewer where the batch has grown. */
  public int stepsPerEpoch() {
    return clock.at(epoch).updates();
  }

  /** Updates of the whole run, if nothing ends it before. */
  public long steps() {
    return clock.updatesBefore(epochs() + 1);
  }

  /** Batches of the whole run, of which an update may take several. */
  long batches() {
    return clock.batchesBefore(epochs() + 1);
  }

  /** Samples of a batch in the current epoch; its last one may have fewer. */
  public int batch() {
    return clock.at(epoch).batch();
  }

  /**
   * Memory that grows with the network or the batch: parameters, gradients, optimizer, activations,
   * one batch, and the weights that are kept beside.
   */
  public long bytes() {
    return MemorySize.bytes(blueprint, kept, clock.largestBatch(), workers);
  }

  /** What it keeps of its weights. */
  Kept kept() {
    return kept;
  }

  /** What the run began with of a file; empty where all was drawn by the seed. */
  public Optional<LoadedWeights> loadedWeights() {
    return loaded;
  }

  /** The current epoch, counted from 1; 0 before the first. */
  public int epoch() {
    return epoch;
  }

  /** Updates made since the run began. */
  public long step() {
    return step;
  }

  /** Updates made in this epoch. */
  public int stepOfEpoch() {
    return (int) (step - clock.updatesBefore(epoch));
  }

  /** The mean loss of the samples of the last update. */
  public double loss() {
    return loss;
  }

  /** The learning rate of the last update. */
  public double learningRate() {
    return learningRate;
  }

  /**
   * A number of the regime in the last update: what a schedule made of it, else its setting.
   *
   * @throws SettingException if the regime has no such number
   */
  public double number(String setting) {
    int place = blueprint.schedule().settings().indexOf(setting);
    return place < 0 || place >= scheduled.length ? settings.number(setting) : scheduled[place];
  }

  /**
   * Predicts with the weights that the run would end with now, or their average where the regime
   * asks for one: a copy, which may be saved and outlives the run.
   *
   * @throws IllegalStateException in {@link Listener#onStepEnd}, where other workers may still be
   *     updating their share
   */
  public Predictor<?> predictor() {
    if (stepping) {
      throw new IllegalStateException(
          "behind an update other workers may still change weights: ask for a predictor when an"
              + " epoch begins or ends");
    }
    return used.get();
  }

  /**
   * Predicts with the weights of the best epoch so far; empty where none is complete, or the regime
   * asks for the last weights.
   */
  public Optional<Predictor<?>> best() {
    return Optional.ofNullable(best.get());
  }

  /**
   * The tensors that it trains; only while the listener's method runs that asks for them.
   *
   * @throws IllegalStateException in {@link Listener#onStepEnd}, and when the run is over
   */
  public TrainedTensors tensors() {
    if (stepping || tensors == null) {
      throw new IllegalStateException("tensors are shown when an epoch begins or ends");
    }
    return tensors;
  }

  /** Wall time so far, of all parts of a run that was resumed. */
  public double seconds() {
    return secondsBefore + (System.nanoTime() - start) / 1e9;
  }

  /** From where the run was resumed, in words; empty where it began anew. */
  public Optional<String> resumed() {
    return resumed;
  }

  /** The epochs that were complete when the run was resumed; none where it began anew. */
  public History before() {
    return before;
  }

  /** Where its checkpoints are written; empty where the run is not saved. */
  public Optional<Path> checkpoints() {
    return checkpoints;
  }

  /** Ends the run after this update; an epoch that was begun is not validated. */
  public void requestStop() {
    stop(StopReason.REQUESTED);
  }

  @Override
  public void state(RunState state) {
    step = state.count("step", step);
    loss = state.number("loss", loss);
    learningRate = state.number("rate", learningRate);
    double seconds = state.number("seconds", seconds());
    secondsBefore = state.restores() ? seconds : secondsBefore;
    epoch = (int) state.count("epoch", epoch);
  }

  private static Predictor<?> unready() {
    throw new IllegalStateException("the run is not prepared yet");
  }

  /** What listeners may ask for. */
  void offers(Supplier<Predictor<?>> ofUsed, Supplier<@Nullable Predictor<?>> ofBest) {
    used = ofUsed;
    best = ofBest;
  }

  /** From now on there are no weights to predict with. */
  void over() {
    offers(Run::ended, Run::ended);
    tensors = null;
  }

  private static Predictor<?> ended() {
    throw new IllegalStateException("the run is over; its result predicts");
  }

  void resumed(String from, History complete) {
    resumed = Optional.of(from);
    before = complete;
  }

  void holds(TrainedTensors trained, @Nullable Path savedIn) {
    tensors = trained;
    checkpoints = Optional.ofNullable(savedIn);
  }

  /** Whether listeners hear of an update, during which nobody may read weights. */
  void stepping(boolean now) {
    stepping = now;
  }

  void stop(StopReason reason) {
    stop.compareAndSet(null, reason);
  }

  @Nullable StopReason stopReason() {
    return stop.get();
  }

  void beginEpoch(int number) {
    epoch = number;
  }

  long heartbeat() {
    return heartbeat;
  }

  /** Says that the run goes on; called by one worker only. */
  void beat() {
    heartbeat++;
  }

  /** Where the numbers that schedules drive stand from now on. */
  void shows(double[] numbers) {
    scheduled = numbers;
  }

  void stepped(long steps, double meanLoss, double rate) {
    step = steps;
    loss = meanLoss;
    learningRate = rate;
  }
}
