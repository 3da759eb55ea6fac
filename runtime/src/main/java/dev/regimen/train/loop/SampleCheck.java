package dev.regimen.train.loop;

import dev.regimen.data.Preprocessing;
import dev.regimen.train.step.Blueprint;
import java.util.Locale;
import java.util.Optional;

/** Whether samples can be predicted, and whether what came of them are numbers. */
public final class SampleCheck {
  private final Blueprint blueprint;
  private final Preprocessing preprocessing;

  public SampleCheck(Blueprint blueprint, Preprocessing preprocessing) {
    this.blueprint = blueprint;
    this.preprocessing = preprocessing;
  }

  /** Refuses samples that are null, of another length, no ids where ids are due, or not finite. */
  public void samples(float[][] samples) {
    given(samples);
    for (int i = 0; i < samples.length; i++) {
      sample(samples[i], i);
    }
  }

  /** Refuses no samples at all. */
  public void given(float[][] samples) {
    if (samples == null) {
      throw new IllegalArgumentException("the samples are null");
    }
  }

  /**
   * Whether {@link #samples} refuses none of some; says nothing, so that workers may ask. What is
   * not finite is not 0 when multiplied by 0; each feature has a sum over the samples, because
   * HotSpot vectorizes loops over arrays and no loop that adds up to a number.
   */
  public boolean areSound(float[][] samples, int from, int to) {
    float[] sums = new float[blueprint.features()];
    for (int i = from; i < to; i++) {
      if (!isShaped(samples[i])) {
        return false;
      }
      observe(samples[i], sums);
    }
    return isFinite(sums) || preprocessing.fillsMissing() && areFinite(samples, from, to);
  }

  private static void observe(float[] sample, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += sample[i] * 0;
    }
  }

  /** Whether all is finite but what is missing and will be filled. */
  private static boolean areFinite(float[][] samples, int from, int to) {
    for (int i = from; i < to; i++) {
      for (float feature : samples[i]) {
        if (Float.isInfinite(feature)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isShaped(float[] sample) {
    return sample != null
        && sample.length == blueprint.features()
        && Ids.problem(blueprint, sample).isEmpty();
  }

  /** Refuses an array that has not room for exactly what the first task yields of a sample. */
  public void room(float[] into) {
    int expected = blueprint.tasks().get(0).elements();
    if (into == null || into.length != expected) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s yields %d numbers, but there is room for %s",
              blueprint.network(),
              expected,
              into == null ? "none" : into.length));
    }
  }

  /** Refuses samples without a condition where the network predicts under one. */
  public void unconditioned() {
    if (blueprint.conditionWidth() > 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s predicts under a condition of %d numbers: predict(features, condition)",
              blueprint.network(),
              blueprint.conditionWidth()));
    }
  }

  /** Refuses conditions that are not one for each sample, null, or not what the network expects. */
  public void conditions(float[][] samples, float[][] conditions) {
    if (samples == null || conditions == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "the %s are null", samples == null ? "samples" : "conditions"));
    }
    if (samples.length != conditions.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d samples, but %d conditions", samples.length, conditions.length));
    }
    for (int i = 0; i < conditions.length; i++) {
      float[] condition = conditions[i];
      Optional<String> problem =
          condition == null
              ? Optional.of("its condition is null")
              : Ids.conditionProblem(blueprint, condition);
      if (problem.isPresent()) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "sample %d: %s", i, problem.get()));
      }
    }
  }

  /** {@link #samples} for one of them. */
  public void sample(float[] sample, int index) {
    if (isShaped(sample) && isFinite(sample)) {
      return;
    }
    if (sample == null) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, "sample %d is null", index));
    }
    if (sample.length != blueprint.features()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sample %d has %d features, but %s expects %d",
              index,
              sample.length,
              blueprint.network(),
              blueprint.features()));
    }
    Optional<String> problem = Ids.problem(blueprint, sample);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "sample %d: %s", index, problem.get()));
    }
    for (int i = 0; i < sample.length; i++) {
      boolean filled = Float.isNaN(sample[i]) && preprocessing.fillsMissing();
      if (!Float.isFinite(sample[i]) && !filled) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "feature %d of sample %d is %s", i, index, sample[i]));
      }
    }
  }

  /** What is not finite is not 0 when multiplied by 0; by eight sums at once, to be quick. */
  private static boolean isFinite(float[] sample) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int i = 0;
    for (; i + 8 <= sample.length; i += 8) {
      a += sample[i] * 0;
      b += sample[i + 1] * 0;
      c += sample[i + 2] * 0;
      d += sample[i + 3] * 0;
      e += sample[i + 4] * 0;
      f += sample[i + 5] * 0;
      g += sample[i + 6] * 0;
      h += sample[i + 7] * 0;
    }
    for (; i < sample.length; i++) {
      a += sample[i] * 0;
    }
    return a + b + c + d + e + f + g + h == 0;
  }

  /** Refuses to tell more of the most probable classes than there are. */
  public void rank(int k, int classes) {
    if (k < 1 || k > Math.max(1, classes)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "k must be in [1, %d], but is %d", classes, k));
    }
  }

  /** Refuses an answer that is no number, and says which feature is the likely cause. */
  public void prediction(float[] predictions, int at, int width, float[] sample, int index) {
    for (int i = 0; i < width; i++) {
      if (!Float.isFinite(predictions[at + i])) {
        int largest = largest(sample);
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the prediction of %s for sample %d is %s: arithmetic overflows with this sample,"
                    + " whose largest feature is number %d, %s",
                blueprint.network(),
                index,
                predictions[at + i],
                largest,
                sample[largest]));
      }
    }
  }

  private static int largest(float[] sample) {
    int largest = 0;
    for (int i = 1; i < sample.length; i++) {
      largest = Math.abs(sample[i]) > Math.abs(sample[largest]) ? i : largest;
    }
    return largest;
  }
}
