package dev.regimen.report;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.text.Printable;
import dev.regimen.train.Estimate;
import dev.regimen.train.Evaluation;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The final weights on the single samples of a split: how sure they are and how often right, and
 * what they get wrong most. One more pass of prediction, over 10,000 samples at most.
 */
final class Judgement {
  private static final Logger log = LoggerFactory.getLogger(Judgement.class);
  private static final int MOST_SAMPLES = 10_000;
  private static final int MOST_MISTAKES = 24;
  private static final int TOGETHER = 256;

  private final String split;
  private final Dataset data;
  private final double[] scales;
  private final Reliability reliability = new Reliability();
  private final PriorityQueue<Mistake> mistakes =
      new PriorityQueue<>(Comparator.comparingDouble(Mistake::weight));

  private Judgement(String split, Dataset data, double[] scales) {
    this.split = split;
    this.data = data;
    this.scales = scales;
  }

  /**
   * Of the test split, else of the validation split; empty where there is neither, or the network
   * has several tasks or predicts sets of labels.
   */
  static Optional<Judgement> of(Run run, RunResult<?> result) {
    boolean tested = result.tested();
    if (!tested && !result.validated() || run.blueprint().tasks().size() > 1) {
      return Optional.empty();
    }
    Evaluation evaluation = tested ? result.test() : result.validation();
    Dataset data = tested ? run.splits().test() : run.splits().validation();
    if (evaluation.ofLabels()) {
      return Optional.empty();
    }
    double[] scales =
        evaluation.ofClasses()
            ? new double[0]
            : evaluation.perOutput().stream().mapToDouble(each -> each.rmse()).toArray();
    Judgement judgement = new Judgement(tested ? "test split" : "validation split", data, scales);
    try {
      judgement.see(result.predictor(), run.blueprint().conditionWidth() > 0);
      return Optional.of(judgement);
    } catch (IllegalArgumentException | DataException e) {
      // The run has its result, which is worth more than what is told of its samples.
      log.warn(
          "single samples of the {} are not told: {}",
          judgement.split,
          Printable.message(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private void see(Predictor<?> predictor, boolean conditioned) {
    int all = seen();
    for (int from = 0; from < all; from += TOGETHER) {
      int count = Math.min(TOGETHER, all - from);
      float[][] samples = new float[count][data.features()];
      float[][] conditions = new float[count][data.conditions()];
      for (int i = 0; i < count; i++) {
        data.features(from + i, samples[i], 0);
        if (conditioned) {
          data.condition(from + i, conditions[i], 0);
        }
      }
      List<?> predicted =
          conditioned ? predictor.predict(samples, conditions) : predictor.predict(samples);
      for (int i = 0; i < count; i++) {
        see(from + i, samples[i], predicted.get(i));
      }
    }
  }

  private void see(int sample, float[] features, Object predicted) {
    if (predicted instanceof Label label
        && data.labelled()
        && data.label(sample) != Dataset.MISSING) {
      int truth = data.label(sample);
      reliability.see(label.probability(), label.index() == truth);
      if (label.index() != truth) {
        String name = data.classes().get(truth);
        keep(sample, name, label.name(), label.probability(), features);
      }
    } else if (predicted instanceof Estimate estimate) {
      see(sample, features, estimate.values());
    }
  }

  private void see(int sample, float[] features, List<Double> values) {
    float[] targets = new float[data.outputs()];
    data.targets(sample, targets, 0);
    double squares = 0;
    for (int i = 0; i < targets.length; i++) {
      double error = (values.get(i) - targets[i]) / (scales[i] > 0 ? scales[i] : 1);
      squares += error * error;
    }
    if (Double.isFinite(squares)) {
      keep(
          sample,
          words(IntStream.range(0, targets.length).mapToObj(i -> (double) targets[i]).toList()),
          words(values),
          Math.sqrt(squares / targets.length),
          features);
    }
  }

  private static String words(List<Double> numbers) {
    return String.join(", ", numbers.stream().map(PageNumbers::of).toList());
  }

  private void keep(int sample, String truth, String predicted, double weight, float[] features) {
    if (mistakes.size() == MOST_MISTAKES) {
      if (mistakes.element().weight() >= weight) {
        return;
      }
      mistakes.remove();
    }
    List<Float> kept = new ArrayList<>(features.length);
    for (float feature : features) {
      kept.add(feature);
    }
    mistakes.add(new Mistake(sample, truth, predicted, weight, kept));
  }

  /** The samples that were predicted, from the first on. */
  int seen() {
    return Math.min(MOST_SAMPLES, data.size());
  }

  String split() {
    return split;
  }

  Dataset data() {
    return data;
  }

  boolean ofClasses() {
    return scales.length == 0;
  }

  Reliability reliability() {
    return reliability;
  }

  /** The worst one first. */
  List<Mistake> mistakes() {
    return mistakes.stream()
        .sorted(Comparator.comparingDouble(Mistake::weight).reversed())
        .toList();
  }
}
