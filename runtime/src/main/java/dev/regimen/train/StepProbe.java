package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.SparseGradient;
import dev.regimen.kernel.Worker;
import dev.regimen.text.Printable;
import dev.regimen.train.loop.BatchLoader;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.loop.TaskAccumulators;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.LayerTracer;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.Vectors;
import dev.regimen.train.step.Weights;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes training steps one by one on chosen samples and shows what they did: to check gradients, to
 * compare with another implementation, to look at a network before it is trained. Nothing is
 * shuffled, augmented, validated or printed; one worker. The trainer's own runs know nothing of it.
 */
public final class StepProbe implements AutoCloseable {
  /** Where the schedule of the learning rate is looked at. */
  private static final int PLACES = 256;

  private final Trainer<?> trainer;
  private final Blueprint blueprint;
  private final Dataset data;
  private final Preprocessing preprocessing;
  private final RunClock clock;
  private final Memory memory;
  private final Step training;
  private final Step inference;
  private final BatchLoader trainLoader;
  private final BatchLoader testLoader;
  private final RunSchedule schedule;
  private long steps;

  private StepProbe(
      Trainer<?> trainer,
      Dataset data,
      Preprocessing preprocessing,
      RunClock clock,
      Settings settings,
      int rows) {
    this.trainer = trainer;
    this.blueprint = trainer.blueprint();
    this.data = data;
    this.preprocessing = preprocessing;
    this.clock = clock;
    memory = Memory.training(blueprint, settings, rows, 1);
    trainer.begin(settings, clock);
    schedule = new RunSchedule(trainer, clock);
    trainer.begin(memory.weights(), memory.seed());
    training = trainer.trainingStep(memory, Worker.single());
    inference = trainer.inferenceStep(memory, Worker.single());
    Augmentations plain = blueprint.plainAugmentations(settings);
    trainLoader = new BatchLoader(memory, plain.training(memory.seed()));
    testLoader = new BatchLoader(memory, plain.evaluation(memory.seed()));
    testLoader.identify(inference);
  }

  /**
   * Prepares the first step: parameters have their initial values.
   *
   * @throws dev.regimen.data.DataException if the data does not fit the network
   */
  public static StepProbe of(Trainer<?> trainer, Dataset data) {
    return of(trainer, data, data.size());
  }

  /** {@link #of(Trainer, Dataset)} for steps of at most so many samples. */
  public static StepProbe of(Trainer<?> trainer, Dataset data, int rows) {
    DataCheck.check(trainer.blueprint(), Splits.trainOnly(data));
    Preprocessing preprocessing = trainer.given.preprocessing(data);
    Settings settings = trainer.settings();
    RunClock clock = RunClock.of(trainer.blueprint(), settings, data);
    return new StepProbe(trainer, data, preprocessing, clock, settings, rows);
  }

  /** Splits as the network sees them: texts as ids. */
  public static Splits seen(Trainer<?> trainer, Splits splits) {
    return trainer.given.seen(RegimeSplits.trained(trainer, splits));
  }

  /**
   * Does something with probes of a trainer that no run of it may disturb.
   *
   * @throws IllegalStateException while a run goes on
   */
  public static <R> R alone(Trainer<?> trainer, Supplier<R> task) {
    return trainer.turn.take(task);
  }

  /**
   * Another probe on the same data, at its first step.
   *
   * @param settings the numbers that hold there
   * @param rows the most samples of a step
   */
  public StepProbe with(Settings settings, int rows) {
    return new StepProbe(trainer, data, preprocessing, clock, settings, rows);
  }

  /** Gives the memory back; the trainer is as before. */
  @Override
  public void close() {
    memory.free();
    trainer.end();
  }

  /** The highest learning rate of the regime's schedule. */
  public double peakRate() {
    double epochs = memory.setting(Settings.EPOCHS);
    double peak = 0;
    for (int i = 0; i < PLACES; i++) {
      peak = Math.max(peak, trainer.learningRateAt(i * epochs / PLACES));
    }
    return peak;
  }

  /**
   * One training step on these samples, in this order, the parameters' update included.
   *
   * @return the mean loss before the update
   */
  public double step(int... samples) {
    return update(schedule.learningRate(steps), samples);
  }

  /** {@link #step} at another learning rate than the schedule's. */
  public double update(double learningRate, int... samples) {
    begin(training, trainLoader, data, steps, samples);
    schedule.numbers(steps, training.scheduled);
    training.beginUpdate(steps++, learningRate, 1, false);
    training.train(true);
    return training.loss();
  }

  /**
   * The loss of these samples as training computes it, and its gradients, which {@link #gradient}
   * shows; no parameter changes. What is drawn is the same until the next update.
   */
  public double gradients(int... samples) {
    begin(training, trainLoader, data, steps, samples);
    training.gradients();
    return training.loss();
  }

  /** {@link #gradients}, and shows what each layer leaves. */
  public void trace(LayerTracer sees, int... samples) {
    begin(training, trainLoader, data, steps, samples);
    training.trace(sees);
  }

  /** The mean loss of these samples as inference computes it in its first pass; nothing changes. */
  public double loss(int... samples) {
    return loss(data, steps, samples);
  }

  /**
   * {@link #loss(int...)} of samples of other data, as if it came behind so many batches: what
   * inference computes must not depend on their number.
   */
  public double loss(Dataset of, long batches, int... samples) {
    begin(inference, testLoader, of, batches, samples);
    inference.draw(0);
    inference.forward();
    return inference.loss();
  }

  private void begin(Step step, BatchLoader loader, Dataset of, long batches, int... samples) {
    BatchLoader.Source source =
        new BatchLoader.Source(of, preprocessing, samples, DataCheck.tasks(blueprint, of));
    MetricChoice choice = MetricChoice.training(memory.settings());
    TaskAccumulators tally = TaskAccumulators.of(memory, choice, source);
    tally.begin(0, samples.length, 0);
    loader.feed(source, 0, samples.length, 0, samples.length, 0);
    step.begin(samples.length, batches, true, tally);
  }

  /** The features of the last batch, preprocessed: as many rows as it had. */
  public Reals input(int rows) {
    long width = blueprint.trainFeatures();
    return Vectors.slice(memory.batch().input(), 0, rows * width);
  }

  /** Parameters and running statistics as they lie; writing to them changes the network. */
  public Weights weights() {
    return memory.weights();
  }

  /** What is done to samples before the network sees them. */
  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /**
   * The parameter or running statistic of this name; writing to it changes the network. Extents are
   * those of a file, but {@code [out, channels, height, width]} behind flattened maps.
   */
  public INDArray value(String name) {
    Reals vector =
        contains(blueprint.parameters(), name)
            ? memory.weights().parameters()
            : memory.weights().running();
    return view(name, vector);
  }

  /** The gradient that the last step computed for the parameter of this name. */
  public INDArray gradient(String name) {
    if (!contains(blueprint.parameters(), name)) {
      throw new IllegalArgumentException(
          blueprint.network() + " has no parameter " + Printable.of(name));
    }
    return tensor(name).view(dense(memory.tables().gradient(tensor(name))));
  }

  /** The same as it lies, in the order of {@link Weights#parameter}. */
  public Reals gradient(NamedTensor tensor) {
    return memory.tables().gradient(tensor);
  }

  private static boolean contains(List<NamedTensor> tensors, String name) {
    return tensors.stream().anyMatch(tensor -> tensor.name().equals(name));
  }

  /** What has rows only is copied. */
  private Reals dense(Reals gradient) {
    if (!(gradient instanceof SparseGradient)) {
      return gradient;
    }
    Reals copy = Vectors.allocate(blueprint.doublePrecision(), gradient.length());
    for (long i = 0; i < gradient.length(); i++) {
      copy.set(i, gradient.get(i));
    }
    return copy;
  }

  private INDArray view(String name, Reals vector) {
    NamedTensor tensor = tensor(name);
    return tensor.view(Vectors.slice(vector, tensor.offset(), tensor.length()));
  }

  private NamedTensor tensor(String name) {
    return Stream.concat(blueprint.parameters().stream(), blueprint.running().stream())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    blueprint.network() + " has no " + Printable.of(name)));
  }
}
