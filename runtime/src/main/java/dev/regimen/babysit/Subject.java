package dev.regimen.babysit;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.train.StepProbe;
import dev.regimen.train.Trainer;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Weights;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whom a checkup looks at: a network with its regime, and samples of its training split. */
final class Subject implements AutoCloseable {
  private static final int MANY = 256;
  private static final int FEW = 16;

  /** Multiply-adds of one training: some seconds of a core. */
  private static final double WORK = 4e10;

  private static final int MOST_STEPS = 200;
  private static final int FEWEST_STEPS = 20;

  final Blueprint blueprint;
  final Splits splits;
  final Settings settings;

  /** Samples spread over the training split. */
  final int[] many;

  /** Some of those, no two alike, of every class if there are not too many. */
  final int[] few;

  /** The highest learning rate of the schedule, to three digits. */
  final double rate;

  private final StepProbe first;
  private final Settings unregularized;

  Subject(Trainer<?> trainer, Splits splits) {
    this.splits = splits;
    blueprint = trainer.blueprint();
    settings = trainer.settings();
    many = spread(splits.train(), most(MANY));
    few = few(splits.train());
    first = StepProbe.of(trainer, splits.train(), few.length);
    rate = Double.parseDouble(String.format(Locale.ROOT, "%.2e", first.peakRate()));
    Map<String, Number> off = new LinkedHashMap<>();
    blueprint
        .regularizers()
        .forEach((name, value) -> off.put(name, Settings.check(blueprint, name, value, "checkup")));
    unregularized = settings.with(off);
  }

  /** The numbers of the regime with every regularizer at the value at which it does nothing. */
  Settings unregularized() {
    return unregularized;
  }

  /** A fresh copy of the network, at its initial weights. */
  StepProbe probe(Settings numbers, int rows) {
    return first.with(numbers, rows);
  }

  /** A fresh copy that nothing regularizes, for {@link #many}. */
  StepProbe plain() {
    return probe(unregularized, many.length);
  }

  @Override
  public void close() {
    first.close();
  }

  /** As many samples as one pass over them may take. */
  private int most(int wanted) {
    double affordable = WORK / 100 / Math.max(1, blueprint.multiplyAdds());
    return (int) Math.max(FEW, Math.min(wanted, affordable));
  }

  /** How many updates of so many samples are affordable. */
  int steps(int rows) {
    double one = 3.0 * Math.max(1, blueprint.multiplyAdds()) * rows;
    return (int) Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, WORK / one));
  }

  /** Up to so many samples, evenly spread over data. */
  static int[] spread(Dataset data, int count) {
    int[] chosen = new int[Math.min(count, data.size())];
    Arrays.setAll(chosen, i -> (int) ((long) i * data.size() / chosen.length));
    return chosen;
  }

  private int[] few(Dataset data) {
    Set<Integer> chosen = new LinkedHashSet<>();
    Set<Integer> features = new HashSet<>();
    float[] row = new float[data.features()];
    for (int turn = 0; turn < FEW && chosen.size() < FEW; turn++) {
      Set<Integer> classes = new HashSet<>();
      for (int sample : many) {
        data.features(sample, row, 0);
        if (chosen.size() < FEW
            && !chosen.contains(sample)
            && classes.add(label(data, sample))
            && features.add(Arrays.hashCode(row))) {
          chosen.add(sample);
        }
      }
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The class of a sample; where there are none every sample is of its own. */
  private int label(Dataset data, int sample) {
    int place = DataCheck.tasks(blueprint, data)[0];
    return data.labelled(place) ? data.label(place, sample) : sample;
  }

  /** The number of the main task in the data. */
  int place() {
    return DataCheck.tasks(blueprint, splits.train())[0];
  }

  /** The loss of these samples where every output is 0: what a guess comes to, by any loss. */
  static double guess(StepProbe probe, int... samples) {
    Weights own = probe.weights().copy();
    Weights none = own.copy();
    for (long i = 0; i < none.parameters().length(); i++) {
      none.parameters().set(i, 0);
    }
    probe.weights().set(none);
    double loss = probe.gradients(samples);
    probe.weights().set(own);
    none.free();
    own.free();
    return loss;
  }

  /** {@link #guess(StepProbe, int...)} of the samples in {@link #many}. */
  double guess() {
    try (StepProbe probe = plain()) {
      return guess(probe, many);
    }
  }

  /** What is done to samples before the network sees them. */
  Preprocessing preprocessing() {
    return first.preprocessing();
  }

  /** The parameters that are matrices or filters. */
  List<NamedTensor> weights() {
    return blueprint.parameters().stream().filter(tensor -> tensor.shape().size() >= 2).toList();
  }
}
