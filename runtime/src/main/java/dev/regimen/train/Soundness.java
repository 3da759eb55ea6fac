package dev.regimen.train;

import dev.regimen.data.Preprocessing;
import dev.regimen.data.Standardizer;
import dev.regimen.kernel.Reals;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether weights that come from elsewhere can be computed with. */
final class Soundness {
  /** A running variance, as PyTorch names it. */
  private static final String VARIANCE = ".running_var";

  /** One of 10¹² samples differs from the others by the least that it can. */
  private static final double LEAST_DEVIATION = 1e-6;

  private Soundness() {}

  /**
   * Refuses a predictor whose numbers are finite, one by one, but that makes what is no number of
   * an average sample; names the tensor at fault, or the one that is likely.
   */
  static <E extends Exception> void check(Predictor<?> predictor, Function<String, E> refusal)
      throws E {
    Preprocessing preprocessing = predictor.preprocessing();
    checkTargets(predictor.blueprint(), preprocessing, refusal);
    checkDeviations(preprocessing, refusal);
    float[] sample = average(predictor.blueprint(), preprocessing);
    if (!preprocesses(preprocessing, sample)) {
      throw refusal.apply(
          "its preprocessing.mean and preprocessing.std make no number of an average sample");
    }
    float[] missing = new float[sample.length];
    Arrays.fill(missing, Float.NaN);
    if (preprocessing.fillsMissing() && !preprocesses(preprocessing, missing)) {
      throw refusal.apply("its preprocessing.fill makes no number of missing features");
    }
    probe(predictor, sample, refusal);
    if (predictor.blueprint().vocabulary() == 0) {
      probe(predictor, oneDeviationAbove(sample, preprocessing), refusal);
    }
  }

  /** Another sample that is as usual; 1 stands for a deviation where nothing is known of it. */
  private static float[] oneDeviationAbove(float[] sample, Preprocessing preprocessing) {
    double[] std =
        preprocessing.features().map(Standardizer::std).orElseGet(() -> new double[] {1});
    float[] above = sample.clone();
    for (int i = 0; i < above.length; i++) {
      above[i] += (float) std[i % std.length];
    }
    return above;
  }

  private static <E extends Exception> void probe(
      Predictor<?> predictor, float[] sample, Function<String, E> refusal) throws E {
    try {
      predictor.probe(sample);
    } catch (IllegalArgumentException e) {
      throw refusal.apply(
          "the network makes no number of an average sample; its largest element is "
              + largest(predictor));
    }
  }

  private static boolean preprocesses(Preprocessing preprocessing, float[] sample) {
    float[] applied = sample.clone();
    preprocessing.apply(applied, 0);
    for (float value : applied) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static <E extends Exception> void checkTargets(
      Blueprint blueprint, Preprocessing preprocessing, Function<String, E> refusal) throws E {
    for (int task = 0; task < blueprint.tasks().size(); task++) {
      checkTargets(task, blueprint.tasks().get(task).outputs(), preprocessing, refusal);
    }
  }

  private static <E extends Exception> void checkTargets(
      int task, int outputs, Preprocessing preprocessing, Function<String, E> refusal) throws E {
    for (int output = 0; output < outputs; output++) {
      double unit = preprocessing.restoreTarget(task, output, 1);
      if (!Float.isFinite((float) unit)) {
        throw refusal.apply(
            String.format(
                Locale.ROOT,
                "its preprocessing.targetMean and preprocessing.targetStd make %s of output %d",
                unit,
                output));
      }
    }
  }

  /**
   * Floats near a mean are too far apart for a deviation that is much smaller than their distance.
   */
  private static <E extends Exception> void checkDeviations(
      Preprocessing preprocessing, Function<String, E> refusal) throws E {
    if (preprocessing.features().isEmpty()) {
      return;
    }
    double[] mean = preprocessing.features().get().mean();
    double[] std = preprocessing.features().get().std();
    for (int i = 0; i < std.length; i++) {
      if (std[i] < LEAST_DEVIATION * Math.ulp((float) mean[i])) {
        throw refusal.apply(
            String.format(
                Locale.ROOT,
                "element %d of preprocessing.std is %s, but features with a mean of %s differ by"
                    + " more",
                i,
                std[i],
                mean[i]));
      }
    }
  }

  private static float[] average(Blueprint blueprint, Preprocessing preprocessing) {
    float[] sample = new float[blueprint.features()];
    preprocessing
        .features()
        .ifPresent(
            standardizer -> {
              double[] mean = standardizer.mean();
              for (int i = 0; i < sample.length; i++) {
                sample[i] = (float) mean[i % mean.length];
              }
            });
    return sample;
  }

  private static String largest(Predictor<?> predictor) {
    String where = "";
    double largest = -1;
    Blueprint blueprint = predictor.blueprint();
    for (Weights weights : predictor.members()) {
      for (NamedTensor tensor : tensors(blueprint)) {
        Reals values = values(weights, blueprint, tensor);
        for (long i = 0; i < values.length(); i++) {
          if (Math.abs(values.get(i)) > largest) {
            largest = Math.abs(values.get(i));
            String name = tensor.name();
            where =
                String.format(
                    Locale.ROOT, "element %d of the tensor %s, %s", i, name, values.get(i));
          }
        }
      }
    }
    return where;
  }

  private static List<NamedTensor> tensors(Blueprint blueprint) {
    return Stream.concat(blueprint.parameters().stream(), blueprint.running().stream()).toList();
  }

  private static Reals values(Weights weights, Blueprint blueprint, NamedTensor tensor) {
    return blueprint.running().contains(tensor)
        ? weights.running(tensor)
        : tensor.inFileOrder(weights.parameter(tensor));
  }

  /** Refuses one tensor: elements that are not finite, variances below 0. */
  static <E extends Exception> void check(
      Weights weights, Blueprint blueprint, NamedTensor tensor, Function<String, E> refusal)
      throws E {
    boolean running = blueprint.running().contains(tensor);
    Reals values = values(weights, blueprint, tensor);
    boolean variance = running && tensor.name().endsWith(VARIANCE);
    for (long i = 0; i < values.length(); i++) {
      double value = values.get(i);
      if (!Double.isFinite(value)) {
        throw refusal.apply(
            String.format(
                Locale.ROOT, "element %d of the tensor %s is %s", i, tensor.name(), value));
      }
      if (variance && value < 0) {
        throw refusal.apply(
            String.format(
                Locale.ROOT,
                "element %d of the tensor %s is %s, and a variance is never negative",
                i,
                tensor.name(),
                value));
      }
    }
  }
}
