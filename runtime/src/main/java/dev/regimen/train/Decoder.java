package dev.regimen.train;

import dev.regimen.train.step.TaskSpec;
import java.util.List;
import java.util.function.Function;

/**
 * Turns a row of the network's prediction into what users get.
 *
 * @param <P> {@link Label}, {@link LabelSet}, {@link Tags}, {@link Estimate} or, of several tasks,
 *     what holds one of them for each
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
   * For networks whose fields declare tasks.
   *
   * @param typed makes what users get of the predictions of all tasks
   */
  public static <P> Decoder<P> tasks(Function<Predictions, P> typed) {
    return new Tasks<>(typed);
  }

  /**
   * The prediction for a sample.
   *
   * @param tasks the names of the network's tasks
   * @param rows what was computed for each of them
   */
  abstract P decode(List<TaskSpec> tasks, List<PredictedRow> rows);

  /** The likeliest alternatives, best first. */
  abstract List<P> top(P best, int k, List<String> classes);

  private static final class Labels extends Decoder<Label> {
    @Override
    Label decode(List<TaskSpec> tasks, List<PredictedRow> rows) {
      return Label.of(rows.get(0));
    }

    @Override
    List<Label> top(Label best, int k, List<String> classes) {
      return best.top(k, classes);
    }
  }

  private static final class LabelSets extends Decoder<LabelSet> {
    @Override
    LabelSet decode(List<TaskSpec> tasks, List<PredictedRow> rows) {
      return LabelSet.of(rows.get(0));
    }

    @Override
    List<LabelSet> top(LabelSet best, int k, List<String> classes) {
      throw new IllegalStateException(
          "a network that predicts sets of labels ranks none: compare their probabilities");
    }
  }

  private static final class Estimates extends Decoder<Estimate> {
    @Override
    Estimate decode(List<TaskSpec> tasks, List<PredictedRow> rows) {
      return Estimate.of(rows.get(0));
    }

    @Override
    List<Estimate> top(Estimate best, int k, List<String> classes) {
      throw new IllegalStateException("a network that predicts numbers has no classes to rank");
    }
  }

  private static final class Tasks<P> extends Decoder<P> {
    private final Function<Predictions, P> typed;

    Tasks(Function<Predictions, P> typed) {
      this.typed = typed;
    }

    @Override
    P decode(List<TaskSpec> tasks, List<PredictedRow> rows) {
      return typed.apply(Predictions.of(tasks, rows));
    }

    @Override
    List<P> top(P best, int k, List<String> classes) {
      throw new IllegalStateException(
          "a network of several tasks ranks none of them: sort the probabilities of the label");
    }
  }
}
