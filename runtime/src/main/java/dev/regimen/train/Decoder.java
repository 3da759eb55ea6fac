package dev.regimen.train;

import dev.regimen.data.Preprocessing;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a row of the network's prediction into what users get.
 *
 * @param <P> {@link Label}, {@link LabelSet} or {@link Estimate}
 */
public abstract class Decoder<P> {
  Decoder() {}

  /** For networks that predict one of several classes. */
  public static Decoder<Label> labels() {
    return new Labels();
  }

  /** For networks that predict sets of labels. */
  public static Decoder<LabelSet> labelSets() {
    return new LabelSets();
  }

  /** For networks that predict real numbers. */
  public static Decoder<Estimate> estimates() {
    return new Estimates();
  }

  /**
   * The prediction in {@code row[at ... at + width)}.
   *
   * @param deviations of its numbers; empty where inference draws nothing
   * @param threshold the probability above which one unit, or a label, is decided for
   */
  abstract P decode(
      float[] row,
      int at,
      int width,
      double[] deviations,
      double threshold,
      List<String> classes,
      Preprocessing preprocessing);

  /** The likeliest alternatives, best first. */
  abstract List<P> top(P best, int k, List<String> classes);

  private static final class Labels extends Decoder<Label> {
    @Override
    Label decode(
        float[] row,
        int at,
        int width,
        double[] deviations,
        double threshold,
        List<String> classes,
        Preprocessing preprocessing) {
      return Label.of(row, at, width, classes, deviations, threshold);
    }

    @Override
    List<Label> top(Label best, int k, List<String> classes) {
      return best.top(k, classes);
    }
  }

  private static final class LabelSets extends Decoder<LabelSet> {
    @Override
    LabelSet decode(
        float[] row,
        int at,
        int width,
        double[] deviations,
        double threshold,
        List<String> classes,
        Preprocessing preprocessing) {
      return LabelSet.of(row, at, classes, threshold, deviations);
    }

    @Override
    List<LabelSet> top(LabelSet best, int k, List<String> classes) {
      throw new IllegalStateException(
          "a network that predicts sets of labels ranks none: compare their probabilities");
    }
  }

  private static final class Estimates extends Decoder<Estimate> {
    @Override
    Estimate decode(
        float[] row,
        int at,
        int width,
        double[] deviations,
        double threshold,
        List<String> classes,
        Preprocessing preprocessing) {
      List<Double> values = new ArrayList<>(width);
      for (int output = 0; output < width; output++) {
        values.add(preprocessing.restoreTarget(output, row[at + output]));
      }
      List<Double> varied = new ArrayList<>(deviations.length);
      for (int output = 0; output < deviations.length; output++) {
        varied.add(preprocessing.targetScale(output) * deviations[output]);
      }
      return new Estimate(values, varied);
    }

    @Override
    List<Estimate> top(Estimate best, int k, List<String> classes) {
      throw new IllegalStateException("a network that predicts numbers has no classes to rank");
    }
  }
}
