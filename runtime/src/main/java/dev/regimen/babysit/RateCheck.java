package dev.regimen.babysit;

import dev.regimen.kernel.Reals;
import dev.regimen.train.StepProbe;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A short training at the regime's highest learning rate, at a hundredth and at the hundredfold of
 * it: the rate is too high where much less learns faster, too low where little is learned and much
 * more would learn much. The first of the three shows what updates do to each weight.
 */
final class RateCheck {
  private static final int SAMPLES = 1024;
  private static final double FACTOR = 100;

  /** A hundredth of a good rate never overtakes it. */
  private static final double OVERTAKES = 0.8;

  private static final double FAR_BETTER = 0.5;
  private static final double HARDLY_LEARNS = 0.7;
  private static final double SMALL_UPDATES = 5e-4;
  private static final double VANISHES = 1e-6;

  private final Subject subject;
  private final Findings findings;
  private final double start;
  private final int[] pool;
  private final int rows;
  private final int updates;

  /** See {@link #run}; {@code start} is the loss before the first update. */
  RateCheck(Subject subject, Findings findings, double start) {
    this.subject = subject;
    this.findings = findings;
    this.start = start;
    pool = Subject.spread(subject.splits.train(), SAMPLES);
    rows = Math.min(subject.settings.whole(Settings.BATCH), pool.length);
    long ofRun =
        (long) subject.settings.whole(Settings.EPOCHS)
            * Math.max(1, subject.splits.train().size() / rows);
    updates = (int) Math.min(ofRun, subject.steps(rows) / 2);
  }

  /** What is left of a training: its loss on training samples, and on others if there are. */
  record Trained(double loss, double validation, List<WeightReading> weights) {
    /** The middle one of the weights' ratios. */
    double ratio() {
      double[] ratios = weights.stream().mapToDouble(WeightReading::ratio).sorted().toArray();
      return ratios.length == 0 ? Double.NaN : ratios[ratios.length / 2];
    }
  }

  Trained run() {
    Trained own = train(1, true);
    double low = train(1 / FACTOR, false).loss();
    double high = train(FACTOR, false).loss();
    String name = String.format(Locale.ROOT, "loss after %d updates", updates);
    findings.measured(
        name,
        own.loss(),
        Double.NaN,
        String.format(
            Locale.ROOT,
            "at the rate %s; %.4g at a hundredth, %.4g at the hundredfold",
            Settings.text(subject.rate),
            low,
            high));
    findings.measured("update / weight", own.ratio(), 1e-3, "the middle one of the weights'");
    if (!Double.isNaN(own.validation())) {
      findings.measured("validation loss then", own.validation(), own.loss(), "of as many updates");
    }
    judge(own, low, high);
    if (Double.isFinite(own.loss())) {
      gradients(own.weights());
    }
    return own;
  }

  private void judge(Trained own, double low, double high) {
    boolean diverges = !Double.isFinite(own.loss());
    if (Double.isFinite(low)
        && (diverges || low < OVERTAKES * own.loss() && own.loss() > 0.1 * start)) {
      findings.finding(
          "LearningRateTooHigh",
          String.format(
              Locale.ROOT,
              "%d updates at the learning rate %s %s; at a hundredth of it the loss is %.4g",
              updates,
              Settings.text(subject.rate),
              diverges ? "diverge" : String.format(Locale.ROOT, "leave a loss of %.4g", own.loss()),
              low),
          "updates step over what they should descend into",
          String.format(
              Locale.ROOT,
              "learningRate = %s, then a few values about it; @Warmup",
              Settings.text(rounded(subject.rate / FACTOR))));
    } else if (high < FAR_BETTER * own.loss()
        && own.loss() > HARDLY_LEARNS * start
        && !(own.ratio() > SMALL_UPDATES)) {
      findings.finding(
          "LearningRateTooLow",
          String.format(
              Locale.ROOT,
              "%d updates at the learning rate %s bring the loss from %.4g to %.4g, at the"
                  + " hundredfold to %.4g",
              updates,
              Settings.text(subject.rate),
              start,
              own.loss(),
              high),
          String.format(
              Locale.ROOT,
              "an update changes weights by %.1g of their size; about 1e-3 is usual",
              own.ratio()),
          String.format(
              Locale.ROOT,
              "learningRate = %s, then a few values about it",
              Settings.text(rounded(subject.rate * FACTOR))));
    }
  }

  private static double rounded(double rate) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.1e", rate));
  }

  /** Weights that get almost no gradient beside others. */
  private void gradients(List<WeightReading> weights) {
    double most = weights.stream().mapToDouble(RateCheck::relative).max().orElse(0);
    weights.stream()
        .filter(each -> most > 0 && relative(each) < VANISHES * most)
        .findFirst()
        .ifPresent(
            each ->
                findings.finding(
                    "SignalVanishes",
                    String.format(
                        Locale.ROOT,
                        "the gradient of %s is %.2g of its size behind %d updates, that of another"
                            + " weight %.2g",
                        each.parameter(),
                        relative(each),
                        updates,
                        most),
                    "what gets no gradient stays as it was drawn",
                    "@KaimingInit with @Relu, @XavierInit with @Tanh, a norm, @Residual blocks, or"
                        + " fewer layers"));
  }

  private static double relative(WeightReading reading) {
    return reading.gradient() / Math.max(reading.weight(), 1e-12);
  }

  private Trained train(double factor, boolean looks) {
    SplittableRandom random = new SplittableRandom(subject.settings.seed());
    Map<NamedTensor, Double> ratios = new LinkedHashMap<>();
    int[] order = pool.clone();
    int room = Math.max(rows, subject.many.length);
    try (StepProbe probe = subject.probe(subject.unregularized(), room)) {
      for (int i = 0; i < updates; i++) {
        int[] batch = batch(order, random);
        boolean last = looks && i == updates - 1;
        Weights before = last ? probe.weights().copy() : null;
        if (!Double.isFinite(probe.update(factor * subject.rate, batch))) {
          return new Trained(Double.POSITIVE_INFINITY, Double.NaN, List.of());
        }
        if (before != null) {
          ratios(probe.weights(), before, ratios);
          before.free();
        }
      }
      double loss = probe.gradients(subject.many);
      loss = Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY;
      return looks
          ? new Trained(loss, validation(probe), readings(probe, ratios))
          : new Trained(loss, Double.NaN, List.of());
    }
  }

  /** The next batch, drawn from the samples by moving it to their front. */
  private int[] batch(int[] order, SplittableRandom random) {
    for (int i = 0; i < rows; i++) {
      int other = i + random.nextInt(order.length - i);
      int held = order[i];
      order[i] = order[other];
      order[other] = held;
    }
    return Arrays.copyOf(order, rows);
  }

  private void ratios(Weights now, Weights before, Map<NamedTensor, Double> into) {
    for (NamedTensor tensor : subject.weights()) {
      Reals values = now.parameter(tensor);
      double size = Math.max(VectorNorm.rootMeanSquare(values), 1e-12);
      into.put(tensor, VectorNorm.distance(values, before.parameter(tensor)) / size);
    }
  }

  private double validation(StepProbe probe) {
    int[] samples = Subject.spread(subject.splits.validation(), subject.many.length);
    return samples.length == 0 ? Double.NaN : probe.loss(subject.splits.validation(), 0, samples);
  }

  /** Of the gradients that were computed last. */
  private List<WeightReading> readings(StepProbe probe, Map<NamedTensor, Double> ratios) {
    List<WeightReading> readings = new ArrayList<>();
    probe.gradients(subject.many);
    ratios.forEach(
        (tensor, ratio) -> {
          Reals values = probe.weights().parameter(tensor);
          symmetric(tensor, values);
          readings.add(
              new WeightReading(
                  tensor.name(),
                  VectorNorm.rootMeanSquare(values),
                  VectorNorm.rootMeanSquare(probe.gradient(tensor)),
                  ratio));
        });
    return readings;
  }

  /** Units that are alike behind some updates will always be. */
  private void symmetric(NamedTensor tensor, Reals values) {
    int units = tensor.shape().get(0);
    long inputs = values.length() / units;
    boolean alike = units > 1 && inputs > 1;
    for (long i = inputs; alike && i < values.length(); i++) {
      alike = values.get(i) == values.get(i % inputs);
    }
    if (alike) {
      findings.finding(
          "SymmetricWeights",
          String.format(
              Locale.ROOT,
              "all %d units of %s are alike behind %d updates",
              units,
              tensor.name(),
              updates),
          "equal weights get equal gradients: the layer is one unit, as often as it is wide",
          "an initialization that draws, such as @KaimingInit; a constant only on the last layer");
    }
  }
}
