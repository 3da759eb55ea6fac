package dev.regimen.train.loop;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Weighting;
import java.util.Locale;

/** What each sample of a training split counts in the loss of the main task. */
public final class LossWeights {
  /** Every sample counts 1. */
  public static final LossWeights ONE = new LossWeights(new float[0], false);

  private final float[] classes;
  private final boolean samples;

  private LossWeights(float[] classes, boolean samples) {
    this.classes = classes;
    this.samples = samples;
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
    LossWeights weights = new LossWeights(classes(weighting, train, place), weighting.samples());
    for (int i = 0; i < train.size(); i++) {
      if (weights.of(train, place, i) > 0) {
        return weights;
      }
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

  /**
   * The weight of one sample.
   *
   * @param place the number of the main task in the data
   */
  float of(Dataset data, int place, int sample) {
    float weight = samples ? data.weight(sample) : 1;
    if (classes.length == 0) {
      return weight;
    }
    int label = data.label(place, sample);
    return label == Dataset.MISSING ? 0 : weight * classes[label];
  }
}
