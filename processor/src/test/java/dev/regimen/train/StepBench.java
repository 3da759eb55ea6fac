package dev.regimen.train;

import dev.regimen.kernel.Reals;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Initialization;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.State;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.TaskSpec;
import dev.regimen.train.step.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs the steps of a generated trainer one by one, on numbers that the test writes into its
 * memory, by any number of workers. In this package because the loop's side of a {@link Step} is
 * not public.
 */
public final class StepBench implements AutoCloseable {
  private final Trainer<?> trainer;
  private final Blueprint blueprint;
  private final Memory memory;
  private final ThreadPool pool;
  private final Step[] training;
  private final Step[] inference;

  private StepBench(Trainer<?> trainer, int capacity, int workers, int stepsPerEpoch) {
    this.trainer = trainer;
    blueprint = trainer.blueprint();
    Settings settings = trainer.settings();
    memory = Memory.training(blueprint, settings, capacity, workers);
    trainer.begin(settings, RunClock.even(stepsPerEpoch));
    trainer.initialize(new Initialization(memory.weights(), memory.seed()));
    pool = ThreadPool.of(workers);
    training = new Step[workers];
    inference = new Step[workers];
    pool.run(
        worker -> {
          training[worker.index()] = trainer.trainingStep(memory, worker);
          Step predicting = trainer.inferenceStep(memory, worker);
          predicting.drawBySample();
          inference[worker.index()] = predicting;
        });
  }

  /** A bench whose arena holds batches of at most {@code capacity} rows, parameters initialized. */
  public static StepBench of(Trainer<?> trainer, int capacity, int workers, int stepsPerEpoch) {
    return new StepBench(trainer, capacity, workers, stepsPerEpoch);
  }

  /**
   * What one step showed.
   *
   * @param loss the mean, which all workers agree on
   * @param predictions of each task, [rows, width], flat
   * @param losses of each of several tasks
   */
  public record Shown(double loss, List<double[]> predictions, double[] losses) {
    /** What the main task predicts. */
    public double[] prediction() {
      return predictions.get(0);
    }
  }

  /** One training step on the first {@code rows} rows. */
  public Shown train(int rows, long step, double rate) {
    return train(rows, step, new Part(step, rate, 1, true, true));
  }

  /**
   * A batch's place in an update, behind {@code step} others; {@code share} are its samples over
   * those of all batches of the update.
   */
  public record Part(long step, double rate, double share, boolean first, boolean last) {}

  /** Trains on the first {@code rows} rows, as the batch of this number. */
  public Shown train(int rows, long batch, Part part) {
    return run(
        training,
        rows,
        batch,
        mine -> {
          mine.follow(batch);
          mine.beginUpdate(part.step(), part.rate(), part.share(), !part.first());
          mine.train(part.last());
        });
  }

  /** One forward pass of inference on the first {@code rows} rows. */
  public Shown infer(int rows) {
    return infer(rows, 0);
  }

  /** The same, of the draws of this number. */
  public Shown infer(int rows, int pass) {
    int features = blueprint.features();
    double[] samples = ManyReals.read(memory.batch().input(), 0, rows * features);
    return run(
        inference,
        rows,
        0,
        mine -> {
          for (int row = 0; row < rows && memory.drawsToPredict(); row++) {
            mine.sampleDraws.identify(row, features(samples, row, features));
          }
          mine.follow(pass);
          mine.draw(pass);
          mine.forward();
        });
  }

  /** A pass that goes on from token to token. */
  public Step continuing() {
    return trainer.continuingStep(memory, Worker.single());
  }

  /** The features of a row, as samples have them. */
  public static float[] features(double[] samples, int row, int width) {
    float[] features = new float[width];
    for (int i = 0; i < width; i++) {
      features[i] = (float) samples[row * width + i];
    }
    return features;
  }

  private Shown run(Step[] steps, int rows, long batch, Consumer<Step> pass) {
    double[] losses = new double[steps.length];
    List<double[]> predictions =
        blueprint.tasks().stream().map(task -> new double[rows * task.elements()]).toList();
    Step.Observer observer =
        (task, values, width, from, to) -> {
          if (to > from) {
            double[] part = ManyReals.read(values, (long) from * width, (to - from) * width);
            System.arraycopy(part, 0, predictions.get(task), from * width, part.length);
          }
        };
    pool.run(
        worker -> {
          Step mine = steps[worker.index()];
          mine.begin(rows, batch, true, observer);
          pass.accept(mine);
          losses[worker.index()] = mine.loss();
        });
    if (Arrays.stream(losses).boxed().distinct().count() > 1) {
      throw new CancellationException("workers disagree on the loss: " + Arrays.toString(losses));
    }
    IntStream tasks = IntStream.range(0, predictions.size());
    return new Shown(losses[0], predictions, tasks.mapToDouble(steps[0].numbers()::loss).toArray());
  }

  /** The learning rate that the regime gives after so many epochs. */
  public double learningRate(double epoch) {
    return trainer.learningRateAt(epoch);
  }

  public Blueprint blueprint() {
    return blueprint;
  }

  /** Names of all parameters, in the order of memory. */
  public List<String> parameters() {
    return blueprint.parameters().stream().map(NamedTensor::name).toList();
  }

  /** Names of all running statistics. */
  public List<String> running() {
    return blueprint.running().stream().map(NamedTensor::name).toList();
  }

  /** The extents of a parameter or running statistic. */
  public List<Integer> shape(String name) {
    return tensor(name).shape();
  }

  /** The features of a batch, from its first row on. */
  public void input(double[] rows) {
    ManyReals.write(memory.batch().input(), 0, rows);
  }

  /** The features in another view of each sample, where the network sees two. */
  public void view(double[] rows) {
    ManyReals.write(memory.batch().view(), 0, rows);
  }

  /** What the last training step told. */
  public double told(int number) {
    return training[0].numbers().told(number);
  }

  /** What the samples of a batch come with beside their features, from its first row on. */
  public void condition(double[] rows) {
    ManyReals.write(memory.batch().condition(), 0, rows);
  }

  /** The targets of a batch, from its first row on. */
  public void target(double[] rows) {
    ManyReals.write(memory.batch().target(0), 0, rows);
  }

  /** The targets of a task, one-hot if classes; which samples or tokens have one: 1, else 0. */
  public void target(String task, double[] rows, double[] present) {
    TaskSpec spec = blueprint.tasks().get(blueprint.task(task));
    double[] targets = spec.perToken() ? ClassNumbers.of(rows, spec.width()) : rows;
    ManyReals.write(memory.batch().target(blueprint.task(task)), 0, targets);
    ManyReals.write(memory.batch().present(blueprint.task(task)), 0, present);
  }

  /** The elements of a parameter or a running statistic. */
  public double[] get(String name) {
    NamedTensor tensor = tensor(name);
    return ManyReals.read(vector(tensor), tensor.offset(), (int) tensor.length());
  }

  /** Overwrites a parameter or a running statistic. */
  public void set(String name, double[] values) {
    NamedTensor tensor = tensor(name);
    if (values.length != tensor.length()) {
      throw new IllegalArgumentException(name + " has " + tensor.length() + " elements");
    }
    ManyReals.write(vector(tensor), tensor.offset(), values);
  }

  /** The gradient that the last training step left for a parameter, penalties not included. */
  public double[] gradient(String name) {
    NamedTensor tensor = tensor(name);
    return ManyReals.read(memory.tables().gradient(tensor), 0, (int) tensor.length());
  }

  /** Paths of all states, parameters and running statistics among them. */
  public List<String> states() {
    return memory.states().stream().map(State::path).toList();
  }

  /** The elements of a state, in the file's order. */
  public double[] state(String path) {
    return state(memory, path);
  }

  /** Takes over everything that another bench of the same trainer keeps from step to step. */
  public void copyStates(StepBench other) {
    for (State state : memory.states()) {
      overwrite(state, state(other.memory, state.path()));
    }
  }

  private static void overwrite(State state, double[] values) {
    for (int i = 0; i < values.length; i++) {
      state.values().set(i, values[i]);
    }
  }

  private static double[] state(Memory of, String path) {
    State state =
        of.states().stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
    double[] values = new double[(int) state.values().length()];
    Arrays.setAll(values, state.values()::get);
    return values;
  }

  /** Lets averages begin as what the weights are now. */
  public void beginAverages() {
    for (State state : memory.states()) {
      if (state.kind() == State.Kind.AVERAGE) {
        String kind = running().contains(state.tensor()) ? "running/" : "weight/";
        overwrite(state, state(kind + state.tensor()));
      }
    }
  }

  private NamedTensor tensor(String name) {
    return Stream.concat(blueprint.parameters().stream(), blueprint.running().stream())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(blueprint.network() + " has no " + name));
  }

  private Reals vector(NamedTensor tensor) {
    Weights weights = memory.weights();
    return blueprint.parameters().contains(tensor) ? weights.parameters() : weights.running();
  }

  @Override
  public void close() {
    pool.close();
  }
}
