package dev.regimen.train;

import dev.regimen.data.Tokenizer;
import dev.regimen.train.step.TaskSpec;
import java.util.ArrayList;
import java.util.List;

/** Predictions of networks that yield a row of probabilities for each token. */
final class TokenDecoder {
  private TokenDecoder() {}

  /** Tokens of a sample of ids. */
  static int length(float[] sample) {
    int length = sample.length;
    while (length > 0 && sample[length - 1] == Tokenizer.PADDING) {
      length--;
    }
    return length;
  }

  /** A class for each token. */
  static final class OfTags extends Decoder<Tags> {
    @Override
    Tags decode(List<TaskSpec> tasks, List<PredictedRow> rows) {
      PredictedRow row = rows.get(0);
      List<Label> labels = new ArrayList<>();
      for (int token = 0; token < length(row.sample()); token++) {
        labels.add(Label.of(row.ofToken(token)));
      }
      return new Tags(labels);
    }

    @Override
    List<Tags> top(Tags best, int k, List<String> classes) {
      throw new IllegalStateException(
          "a network that predicts a class for each token ranks none of the whole text");
    }
  }

  /** The token behind the last one. */
  static final class OfNextToken extends Decoder<Label> {
    @Override
    Label decode(List<TaskSpec> tasks, List<PredictedRow> rows) {
      PredictedRow row = rows.get(0);
      int length = length(row.sample());
      if (length == 0) {
        throw new IllegalArgumentException("an empty text has no token that others could follow");
      }
      return Label.of(row.ofToken(length - 1));
    }

    @Override
    List<Label> top(Label best, int k, List<String> classes) {
      return best.top(k, classes);
    }
  }
}
