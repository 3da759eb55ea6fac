package dev.regimen.babysit;

import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.train.RegimeSplits;
import dev.regimen.train.StartFindings;
import dev.regimen.train.StepProbe;
import dev.regimen.train.Trainer;
import dev.regimen.train.loop.RunFinding;
import java.util.ArrayList;
import java.util.List;

/**
 * What some seconds of looking at a network, its regime and its data find before a long run. One
 * call, for any generated trainer:
 *
 * <pre>{@code
 * System.out.println(Checkup.of(new FashionMlpTrainer(), data));
 * }</pre>
 *
 * <p>The initial loss is compared with that of a random guess, a few samples are learned by heart
 * without regularization and then with it, gradients are compared with differences of the loss, the
 * outputs of layers are looked at, a short training shows whether the learning rate is too high or
 * too low, and the data whether features, labels and splits are what they should be.
 *
 * <p>Nothing remains of it: every check trains a copy of its own, so that the next {@link
 * Trainer#fit} gives the same bits as without. Numbers that were {@link Trainer#set} hold here too;
 * images are not augmented. Where the class is compiled with {@code -Aregimen.precision=double},
 * all is computed in double.
 *
 * @param network its name
 * @param measurements what was measured
 * @param layers what each layer leaves before the first update
 * @param weights what updates do to each weight at the end of the short training; none if it
 *     diverged
 * @param findings what is wrong, in the order of likely causes; none if all is well
 */
public record Checkup(
    String network,
    List<Measurement> measurements,
    List<LayerReading> layers,
    List<WeightReading> weights,
    List<RunFinding> findings) {
  /** Keeps copies. */
  public Checkup {
    measurements = List.copyOf(measurements);
    layers = List.copyOf(layers);
    weights = List.copyOf(weights);
    findings = List.copyOf(findings);
  }

  /**
   * Looks at a network on data that its regime splits, as {@code fit} would.
   *
   * @throws dev.regimen.data.DataException if the data does not fit the network
   * @throws IllegalStateException while the trainer trains
   */
  public static Checkup of(Trainer<?> trainer, Dataset data) {
    return of(trainer, RegimeSplits.of(trainer, data));
  }

  /** {@link #of(Trainer, Dataset)} on data with a test set. */
  public static Checkup of(Trainer<?> trainer, TrainTest data) {
    return of(trainer, RegimeSplits.of(trainer, data));
  }

  /** {@link #of(Trainer, Dataset)} on splits made elsewhere. */
  public static Checkup of(Trainer<?> trainer, Splits splits) {
    return StepProbe.alone(trainer, () -> examined(trainer, StepProbe.seen(trainer, splits)));
  }

  /**
   * What each layer leaves of training samples before the first update, and nothing else: to see
   * what an initialization does.
   *
   * @throws dev.regimen.data.DataException if the data does not fit the network
   * @throws IllegalStateException while the trainer trains
   */
  public static List<LayerReading> layers(Trainer<?> trainer, Dataset train) {
    return StepProbe.alone(
        trainer,
        () -> {
          Splits seen = StepProbe.seen(trainer, Splits.trainOnly(train));
          try (Subject subject = new Subject(trainer, seen)) {
            return new LayerCheck(subject, new Findings(trainer.blueprint().network())).run();
          }
        });
  }

  private static Checkup examined(Trainer<?> trainer, Splits splits) {
    Findings data = new Findings(trainer.blueprint().network());
    data.addAll(StartFindings.of(trainer, splits));
    Findings network = new Findings(trainer.blueprint().network());
    try (Subject subject = new Subject(trainer, splits)) {
      new DataCheckup(subject, data).run();
      double start = new StartCheck(subject, network).run();
      List<LayerReading> layers = new LayerCheck(subject, network).run();
      new GradientCheck(subject, network).run();
      RateCheck.Trained trained = new RateCheck(subject, network, start).run();
      new FewSamplesCheck(subject, network).run();
      new NeighbourCheck(subject, data).run(trained.validation());
      List<Measurement> measurements = new ArrayList<>(network.measurements());
      measurements.addAll(data.measurements());
      List<RunFinding> findings = new ArrayList<>(data.found());
      findings.addAll(network.found());
      return new Checkup(
          trainer.blueprint().network(), measurements, layers, trained.weights(), findings);
    }
  }

  /** Whether nothing was found. */
  public boolean isSound() {
    return findings.isEmpty();
  }

  /** The result in a few words. */
  public String verdict() {
    return CheckupText.verdict(this);
  }

  /** A page for a terminal: what was measured, layers, weights, findings, and the verdict. */
  @Override
  public String toString() {
    return CheckupText.of(this);
  }
}
