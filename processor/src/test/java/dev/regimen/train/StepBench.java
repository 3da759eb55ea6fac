package dev.regimen.train;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.ThreadPool;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
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
    trainer.begin(settings, stepsPerEpoch);
    trainer.initialize(new Initialization(memory.weights(), memory.seed()));
    pool = ThreadPool.of(workers);
    training = new Step[workers];
    inference = new Step[workers];
    pool.run(
        worker -> {
          training[worker.index()] = trainer.trainingStep(memory, worker);
          inference[worker.index()] = trainer.inferenceStep(memory, worker);
        });
  }

  /** A bench whose arena holds batches of at most {@code capacity} rows, parameters initialized. */
  public static StepBench of(Trainer<?> trainer, int capacity, int workers, int stepsPerEpoch) {
    return new StepBench(trainer, capacity, workers, stepsPerEpoch);
  }

  /**
   * What one step showed.
   *
   * @param loss the mean loss, which all workers agree on
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
    return run(training, rows, step, rate);
  }

  /** One forward pass of inference on the first {@code rows} rows. */
  public Shown infer(int rows) {
    return run(inference, rows, 0, 0);
  }

  private Shown run(Step[] steps, int rows, long step, double rate) {
    double[] losses = new double[steps.length];
    List<double[]> predictions =
        blueprint.tasks().stream().map(task -> new double[rows * task.width()]).toList();
    Step.Observer observer =
        (task, values, width, from, to) -> {
          if (to > from) {
            double[] part = read(values, (long) from * width, (to - from) * width);
            System.arraycopy(part, 0, predictions.get(task), from * width, part.length);
          }
        };
    pool.run(
        worker -> {
          Step mine = steps[worker.index()];
          mine.begin(rows, step, rate, true, observer);
          mine.run();
          losses[worker.index()] = mine.loss();
        });
    for (double loss : losses) {
      if (Double.doubleToLongBits(loss) != Double.doubleToLongBits(losses[0])) {
        throw new CancellationException("workers disagree on the loss: " + Arrays.toString(losses));
      }
    }
    double[] ofTasks = new double[predictions.size()];
    Arrays.setAll(ofTasks, task -> steps[0].loss(task));
    return new Shown(losses[0], predictions, ofTasks);
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
    return blueprint.parameters().stream().map(Blueprint.Tensor::name).toList();
  }

  /** Names of all running statistics. */
  public List<String> running() {
    return blueprint.running().stream().map(Blueprint.Tensor::name).toList();
  }

  /** The extents of a parameter or running statistic. */
  public List<Integer> shape(String name) {
    return tensor(name).shape();
  }

  /** The features of a batch, from its first row on. */
  public void input(double[] rows) {
    write(memory.inputReals(), 0, rows);
  }

  /** What the samples of a batch come with beside their features, from its first row on. */
  public void condition(double[] rows) {
    write(memory.conditionReals(), 0, rows);
  }

  /** The targets of a batch, from its first row on. */
  public void target(double[] rows) {
    write(memory.targetReals(), 0, rows);
  }

  /** The targets of one of several tasks, and which of the samples have one: 1, else 0. */
  public void target(String task, double[] rows, double[] present) {
    write(memory.targetReals(blueprint.task(task)), 0, rows);
    write(memory.presentReals(blueprint.task(task)), 0, present);
  }

  /** The elements of a parameter or a running statistic. */
  public double[] get(String name) {
    Blueprint.Tensor tensor = tensor(name);
    return read(vector(tensor), tensor.offset(), (int) tensor.length());
  }

  /** Overwrites a parameter or a running statistic. */
  public void set(String name, double[] values) {
    Blueprint.Tensor tensor = tensor(name);
    if (values.length != tensor.length()) {
      throw new IllegalArgumentException(name + " has " + tensor.length() + " elements");
    }
    write(vector(tensor), tensor.offset(), values);
  }

  /** The gradient that the last training step left for a parameter, penalties not included. */
  public double[] gradient(String name) {
    Blueprint.Tensor tensor = tensor(name);
    return read(memory.gradientReals(), tensor.offset(), (int) tensor.length());
  }

  private Blueprint.Tensor tensor(String name) {
    return Stream.concat(blueprint.parameters().stream(), blueprint.running().stream())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(blueprint.network() + " has no " + name));
  }

  private Reals vector(Blueprint.Tensor tensor) {
    Weights weights = memory.weights();
    return blueprint.parameters().contains(tensor) ? weights.parameters() : weights.running();
  }

  private static double[] read(Reals from, long at, int count) {
    double[] values = new double[count];
    if (from instanceof Doubles doubles) {
      doubles.read(at, values, 0, count);
    } else {
      float[] tile = new float[count];
      ((Floats) from).read(at, tile, 0, count);
      Arrays.setAll(values, i -> tile[i]);
    }
    return values;
  }

  private static void write(Reals to, long at, double[] values) {
    if (to instanceof Doubles doubles) {
      doubles.write(at, values, 0, values.length);
    } else {
      float[] tile = new float[values.length];
      for (int i = 0; i < tile.length; i++) {
        tile[i] = (float) values[i];
      }
      to.write(at, tile, 0, tile.length);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
