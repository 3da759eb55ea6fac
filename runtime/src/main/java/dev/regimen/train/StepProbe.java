package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.Worker;
import dev.regimen.text.Printable;
import dev.regimen.train.loop.BatchLoader;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.loop.TaskAccumulators;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.Vectors;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes training steps one by one on chosen samples and shows what they did: to check gradients and
 * to compare with another implementation. Nothing is shuffled, augmented, validated or printed; one
 * worker.
 */
public final class StepProbe {
  private final Trainer<?> trainer;
  private final Blueprint blueprint;
  private final Dataset data;
  private final Preprocessing preprocessing;
  private final Memory memory;
  private final Step training;
  private final Step inference;
  private final BatchLoader loader;
  private final RunSchedule schedule;
  private long steps;

  private StepProbe(Trainer<?> trainer, Dataset data) {
    this.trainer = trainer;
    this.blueprint = trainer.blueprint();
    this.data = data;
    DataCheck.check(blueprint, Splits.trainOnly(data));
    Settings settings = trainer.settings();
    preprocessing = trainer.given.preprocessing(data);
    memory = Memory.training(blueprint, settings, data.size(), 1);
    RunClock clock = RunClock.of(blueprint, settings, data);
    trainer.begin(settings, clock);
    schedule = new RunSchedule(trainer, clock);
    trainer.begin(memory.weights(), memory.seed());
    training = trainer.trainingStep(memory, Worker.single());
    inference = trainer.inferenceStep(memory, Worker.single());
    Augmentations plain = Augmentations.none(blueprint.features());
    loader = new BatchLoader(memory, plain.evaluation(memory.seed()));
    loader.identify(inference);
  }

  /**
   * Prepares the first step: parameters have their initial values.
   *
   * @throws dev.regimen.data.DataException if the data does not fit the network
   */
  public static StepProbe of(Trainer<?> trainer, Dataset data) {
    return new StepProbe(trainer, data);
  }

  /**
   * One training step on these samples, in this order, the parameters' update included.
   *
   * @return the mean loss before the update
   */
  public double step(int... samples) {
    double rate = schedule.learningRate(steps);
    begin(training, samples);
    schedule.numbers(steps, training.scheduled);
    training.beginUpdate(steps++, rate, 1, false);
    training.train(true);
    return training.loss();
  }

  /** The mean loss of these samples as inference computes it in its first pass; nothing changes. */
  public double loss(int... samples) {
    begin(inference, samples);
    inference.draw(0);
    inference.forward();
    return inference.loss();
  }

  private void begin(Step step, int... samples) {
    BatchLoader.Source source =
        new BatchLoader.Source(data, preprocessing, samples, DataCheck.tasks(blueprint, data));
    MetricChoice choice = MetricChoice.training(memory.settings());
    TaskAccumulators tally = new TaskAccumulators(blueprint, choice, source);
    tally.begin(0, samples.length, 0);
    loader.feed(source, 0, samples.length, 0, samples.length, 0);
    step.begin(samples.length, steps, true, tally);
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
    return view(name, memory.gradientReals());
  }

  private static boolean contains(List<NamedTensor> tensors, String name) {
    return tensors.stream().anyMatch(tensor -> tensor.name().equals(name));
  }

  private INDArray view(String name, Reals vector) {
    NamedTensor tensor =
        Stream.concat(blueprint.parameters().stream(), blueprint.running().stream())
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        blueprint.network() + " has no " + Printable.of(name)));
    Reals part = Vectors.slice(vector, tensor.offset(), tensor.length());
    return tensor.view(part);
  }
}
