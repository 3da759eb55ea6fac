package dev.regimen.train;

import dev.regimen.data.Preprocessing;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a row of the network's prediction into what users get.
 *
 * @param <P> {@link Label}, {@link LabelSet}, {@link Tags} or {@link Estimate}
 */
public abstract class Decoder<P> {
  Decoder() {}

  /** For networks that predict one of several classes. */
  public static Decoder<Label> labels() {
    return new Labels();
  }

  /** For networks that predict a class for each token. */
  public static Decoder<Tags> tags() {
    return new TokenDecoder.OfTags();
  }

  /** For networks that predict the next token. */
  public static Decoder<Label> nextTokens() {
    return new TokenDecoder.OfNextToken();
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
   * What a network left of one sample, in {@code numbers[at ... at + width)}.
   *
   * @param sample what it was predicted of
   * @param deviations of the numbers; empty where inference draws nothing
   */
  record Row(float[] sample, float[] numbers, int at, int width, double[] deviations) {}

  /**
   * What stands in a row.
   *
   * @param threshold the probability above which one unit, or a label, is decided for
   */
  abstract P decode(Row row, double threshold, List<String> classes, Preprocessing preprocessing);

  /** The likeliest alternatives, best first. */
  abstract List<P> top(P best, int k, List<String> classes);

  private static final class Labels extends Decoder<Label> {
    @Override
    Label decode(Row row, double threshold, List<String> classes, Preprocessing preprocessing) {
      return Label.of(row.numbers, row.at, row.width, classes, row.deviations, threshold);
    }

    @Override
    List<Label> top(Label best, int k, List<String> classes) {
      return best.top(k, classes);
    }
  }

  private static final class LabelSets extends Decoder<LabelSet> {
    @Override
    LabelSet decode(Row row, double threshold, List<String> classes, Preprocessing preprocessing) {
      return LabelSet.of(row.numbers, row.at, classes, threshold, row.deviations);
    }

    @Override
    List<LabelSet> top(LabelSet best, int k, List<String> classes) {
      throw new IllegalStateException(
          "a network that predicts sets of labels ranks none: compare their probabilities");
    }
  }

  private static final class Estimates extends Decoder<Estimate> {
    @Override
    Estimate decode(Row row, double threshold, List<String> classes, Preprocessing preprocessing) {
      List<Double> values = new ArrayList<>(row.width);
      for (int output = 0; output < row.width; output++) {
        values.add(preprocessing.restoreTarget(output, row.numbers[row.at + output]));
      }
      List<Double> varied = new ArrayList<>(row.deviations.length);
      for (int output = 0; output < row.deviations.length; output++) {
        varied.add(preprocessing.targetScale(output) * row.deviations[output]);
      }
      return new Estimate(values, varied);
    }

    @Override
    List<Estimate> top(Estimate best, int k, List<String> classes) {
      throw new IllegalStateException("a network that predicts numbers has no classes to rank");
    }
  }
}
