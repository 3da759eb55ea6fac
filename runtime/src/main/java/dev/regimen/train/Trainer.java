package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.kernel.Worker;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.loop.Workers;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Initialization;
import dev.regimen.train.step.Kept;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.Summary;
import dev.regimen.train.step.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains one network by one regime: what generated trainers share.
 *
 * <p>The generated class adds the blueprint, the steps and a method for every number of the regime.
 * Those numbers come from the annotations, are overridden by the methods, and these by system
 * properties ({@code -Dregimen.epochs=1}).
 *
 * <p>The same seed, data and number of workers give the same bits. Another number of workers may
 * change the last bits of sums, and with them, after many steps, the model; {@code workers(1)} is
 * reproducible on any machine with the same matrix library.
 *
 * @param <P> what the network predicts: {@link Label} or {@link Estimate}
 */
public abstract non-sealed class Trainer<P> extends Restartable<P> {
  private final Blueprint blueprint;
  private final Decoder<P> decoder;
  private final Map<String, Number> overrides = new LinkedHashMap<>();
  private final List<Listener> listeners = new ArrayList<>();
  final OneAtATime turn;
  final GivenWeights given;
  private boolean quiet;
  private int workers;
  private @Nullable Settings running;
  private RunClock clock = RunClock.even(1);

  /** Called by generated code. */
  protected Trainer(Blueprint blueprint, Decoder<P> decoder) {
    this.blueprint = blueprint;
    this.decoder = decoder;
    this.given = new GivenWeights(blueprint);
    this.turn = new OneAtATime(blueprint.network());
  }

  /** Fills the vectors with what training begins with; they are zero before. */
  protected abstract void initialize(Initialization init);

  /**
   * The learning rate of a step.
   *
   * @param epoch epochs gone by, as a fraction: step / {@link #stepsPerEpoch()}
   */
  protected abstract double learningRateAt(double epoch);

  /** Writes what schedules make of numbers other than the rate, as the blueprint lists them. */
  protected void scheduledAt(double epoch, double[] numbers) {}

  /** One worker's part of a training step. */
  protected abstract Step trainingStep(Memory memory, Worker worker);

  /** The same in one of several phases of a run. */
  protected Step trainingStep(int phase, Memory memory, Worker worker) {
    return trainingStep(memory, worker);
  }

  /** One worker's part of a forward pass. */
  protected abstract Step inferenceStep(Memory memory, Worker worker);

  /** Training's forward pass, which shows what weights make of a batch, where some are scaled. */
  protected Step calibrationStep(Memory memory, Worker worker) {
    throw new UnsupportedOperationException("no weight is scaled on the first batch");
  }

  /** A pass that makes of one token what follows, where a network writes token by token. */
  protected Step continuingStep(Memory memory, Worker worker) {
    throw new UnsupportedOperationException("the network reads whole windows");
  }

  /** The value of a setting; for the formulas of generated code. */
  protected final double number(String name) {
    if (running == null) {
      throw new IllegalStateException("settings are resolved when a run begins");
    }
    return running.number(name);
  }

  /** Training steps in the current epoch of the current run. */
  protected final int stepsPerEpoch() {
    return clock.stepsPerEpoch();
  }

  /** How often the rate was reduced so far in the current run, or the batch grew instead. */
  protected final double reductions() {
    return clock.reductions();
  }

  /** Samples of a batch over those of the first one in the current run. */
  protected final double batchGrowth() {
    return clock.batchGrowth();
  }

  /**
   * Overrides a number of the regime, by its full name such as {@code hidden1.dropout}.
   *
   * @throws SettingException if the regime has no such number or does not allow the value
   */
  public Trainer<P> set(String name, double value) {
    overrides.put(name, Settings.check(blueprint, name, value, "set"));
    return this;
  }

  /** The same by a whole number, which keeps all its digits: a seed may be any {@code long}. */
  public Trainer<P> set(String name, long value) {
    overrides.put(name, Settings.check(blueprint, name, value, "set"));
    return this;
  }

  /** Adds a listener to the runs to come. */
  public Trainer<P> listener(Listener listener) {
    listeners.add(listener);
    return this;
  }

  /** Switches off what is printed on the console; {@code -Dregimen.progress=off} does so too. */
  public Trainer<P> quiet() {
    quiet = true;
    return this;
  }

  /**
   * Sets the number of workers, otherwise {@code -Dregimen.workers=} or the number of processors,
   * and 1 where a batch has fewer than four million multiply-adds; fewer samples have fewer.
   */
  public Trainer<P> workers(int count) {
    if (count < 1) {
      throw new SettingException("workers must be at least 1, but is " + count);
    }
    workers = count;
    return this;
  }

  /**
   * What a run would begin with: copies of parameters and running statistics by their names in a
   * file, in its extents ({@link RunResult#parameters()}); a function of the seed.
   *
   * @throws IllegalStateException while a run goes on
   */
  public final Map<String, INDArray> initialWeights() {
    Weights weights = Weights.zero(blueprint);
    turn.take(
        () -> {
          Settings settings = settings();
          begin(settings, RunClock.even(1));
          begin(weights, settings.seed());
          return weights;
        });
    return given.views(weights);
  }

  /**
   * Lets runs begin with these values where they are given, elsewhere with what the seed draws.
   *
   * @param values parameters and running statistics by name and in the extents of {@link
   *     #initialWeights()}; copied
   * @throws IllegalArgumentException for an unknown name, another shape, a value that is not finite
   *     or a negative variance
   */
  public Trainer<P> initialWeights(Map<String, INDArray> values) {
    given.give(values);
    return this;
  }

  /**
   * Lets the runs to come begin with the weights of a file that {@link RunResult#save} or PyTorch
   * wrote, matched by name and shape: fine-tuning; see {@code @StartFrom}.
   *
   * @param except layers or blocks that are drawn instead, or left in the file; as said there
   * @throws FormatException if the file is damaged
   * @throws IncompatibleModelException if it fits in part; nothing has changed then
   * @throws IllegalArgumentException if an exception names no layer of either
   */
  public Trainer<P> from(Path file, String... except) throws IOException {
    given.from(file, List.of(except));
    return this;
  }

  /** Begins words' rows of a table by vectors of a file; see {@code @Embedding(vectors)}. */
  public Trainer<P> vectors(String layer, Path file) {
    given.vectors(layer, file);
    return this;
  }

  /** What runs begin with of a file, and what not; empty without one. */
  public final Optional<LoadedWeights> loadedWeights() {
    return given.pretrained().map(Pretrained::report);
  }

  /** Writes what a run begins with. */
  final void begin(Weights weights, long seed) {
    initialize(new Initialization(weights, seed));
    given.apply(weights);
  }

  /**
   * The network and its regime as a run would print them, without the data: layers, settings,
   * memory for a full batch.
   */
  public final String summary() {
    Settings settings = settings();
    int count = Workers.count(workers, blueprint, settings);
    boolean saved = checkpointPlan().isOn() || blueprint.checkpoints().isPresent();
    Kept kept = Kept.of(blueprint, settings, saved);
    return String.join("\n", new Summary(blueprint, settings, count, kept, null).lines());
  }

  /** What the compiler knows about the network. */
  public final Blueprint blueprint() {
    return blueprint;
  }

  /**
   * Trains on a data set, from which the splits for validation and test are taken as the regime
   * says; a tenth for validation if it says nothing.
   *
   * @throws dev.regimen.data.DataException if the data does not fit the network
   * @throws SettingException if a system property is no setting, or has a value out of its interval
   */
  public final RunResult<P> fit(Dataset data) {
    return fit(RegimeSplits.of(this, data));
  }

  /**
   * Trains on data with a test set, in whose place a share for it in {@code @Split} says nothing; a
   * validation split is taken from the rest.
   */
  public final RunResult<P> fit(TrainTest data) {
    return fit(RegimeSplits.of(this, data));
  }

  /** Trains on splits made elsewhere. */
  public final RunResult<P> fit(Splits splits) {
    Settings settings = settings();
    Splits seen = given.seen(RegimeSplits.trained(this, splits));
    return turn.take(
        () -> {
          int count = Workers.count(workers, blueprint, settings);
          List<Listener> all = Audience.listeners(quiet, listeners);
          return checkpointPlan()
              .during(blueprint, plan -> EnsembleFit.run(this, settings, seen, all, count, plan));
        });
  }

  /**
   * A predictor from a file that {@link RunResult#save} wrote, or that PyTorch wrote with the same
   * names and shapes. The latter says nothing about preprocessing and classes: there is none then,
   * and classes are named by their numbers.
   *
   * @throws FormatException if the file is damaged
   * @throws IncompatibleModelException if it is of another network; it lists the differences
   */
  public final Predictor<P> load(Path file) throws IOException {
    HeadStart.end();
    return ModelFile.read(file, this);
  }

  /** The numbers that would hold if a run began now. */
  public final Settings settings() {
    return Settings.resolve(blueprint, overrides, System.getProperties());
  }

  final Decoder<P> decoder() {
    return decoder;
  }

  /** Lets the formulas see a run's numbers. */
  final void begin(Settings settings, RunClock ofRun) {
    running = settings;
    clock = ofRun;
  }

  final void end() {
    running = null;
  }
}
