package dev.regimen.train.loop;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Weighting;
import java.util.Locale;

/** What each sample of a training split counts in the loss of the main task. */
public final class LossWeights {
  /** Every sample counts 1. */
  public static final LossWeights ONE = new LossWeights(new float[0]);

  /** One for each sample; none where all count 1. */
  private final float[] each;

  private LossWeights(float[] each) {
    this.each = each;
  }

  /**
   * The weights of a training split.
   *
   * @throws DataException if weights are missing, or there are some that nothing asks for, or no
   *     sample counts more than 0
   */
  public static LossWeights of(Blueprint blueprint, Dataset train) {
    Weighting weighting = blueprint.weighting();
    if (train.weighted() != weighting.samples()) {
      throw DataException.of(
          train.source(),
          String.format(
              Locale.ROOT,
              weighting.samples()
                  ? "samples have no weights, but %s states @SampleWeights: say weight(column) of a"
                      + " table, or withWeights(...)"
                  : "samples have weights, but %s would not look at them: state @SampleWeights",
              blueprint.network()));
    }
    if (!weighting.any()) {
      return ONE;
    }
    int place = DataCheck.tasks(blueprint, train)[0];
    float[] classes = classes(weighting, train, place);
    float[] each = new float[train.size()];
    float[] shares = new float[train.classes(place).size()];
    double sum = 0;
    for (int i = 0; i < each.length; i++) {
      each[i] = weighting.samples() ? train.weight(i) : 1;
      each[i] *= classes.length == 0 ? 1 : ofClass(classes, train, place, i, shares);
      sum += each[i];
    }
    if (sum > 0) {
      return new LossWeights(each);
    }
    throw DataException.of(
        train.source(),
        String.format(Locale.ROOT, "none of %d samples has a weight above 0", train.size()));
  }

  private static float[] classes(Weighting weighting, Dataset train, int place) {
    float[] weights = new float[weighting.classes().size()];
    for (int c = 0; c < weights.length; c++) {
      weights[c] = weighting.classes().get(c).floatValue();
    }
    return weighting.balanced() ? balanced(train, place) : weights;
  }

  /** n/(C·n_c); 0 for a class that has no sample, which nothing will ask for. */
  private static float[] balanced(Dataset train, int place) {
    long[] counts = new long[train.classes(place).size()];
    long all = 0;
    for (int i = 0; i < train.size(); i++) {
      int label = train.label(place, i);
      if (label != Dataset.MISSING) {
        counts[label]++;
        all++;
      }
    }
    float[] weights = new float[counts.length];
    for (int c = 0; c < counts.length; c++) {
      weights[c] = counts[c] == 0 ? 0 : (float) ((double) all / counts.length / counts[c]);
    }
    return weights;
  }

  /** The weight of its class, or of the classes that it has shares of by these. */
  private static float ofClass(
      float[] classes, Dataset train, int place, int sample, float[] shares) {
    if (!train.distributions(place)) {
      int label = train.label(place, sample);
      return label == Dataset.MISSING ? 0 : classes[label];
    }
    train.targets(place, sample, shares, 0);
    float sum = 0;
    for (int c = 0; c < shares.length; c++) {
      sum += shares[c] * classes[c];
    }
    return sum;
  }

  /** The weight of one sample of the split. */
  float of(int sample) {
    return each.length == 0 ? 1 : each[sample];
  }
}
