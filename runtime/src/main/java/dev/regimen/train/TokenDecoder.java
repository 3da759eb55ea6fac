package dev.regimen.train;

import dev.regimen.data.Preprocessing;
import dev.regimen.data.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
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

  private static Label label(Decoder.Row row, int token, List<String> classes) {
    int count = classes.size();
    double[] all = row.deviations();
    double[] own =
        all.length == 0 ? all : Arrays.copyOfRange(all, token * count, (token + 1) * count);
    return Label.of(row.numbers(), row.at() + token * count, count, classes, own, 0);
  }

  /** A class for each token. */
  static final class OfTags extends Decoder<Tags> {
    @Override
    Tags decode(Row row, double threshold, List<String> classes, Preprocessing preprocessing) {
      List<Label> labels = new ArrayList<>();
      for (int token = 0; token < length(row.sample()); token++) {
        labels.add(label(row, token, classes));
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
    Label decode(Row row, double threshold, List<String> classes, Preprocessing preprocessing) {
      int length = length(row.sample());
      if (length == 0) {
        throw new IllegalArgumentException("an empty text has no token that others could follow");
      }
      return label(row, length - 1, classes);
    }

    @Override
    List<Label> top(Label best, int k, List<String> classes) {
      return best.top(k, classes);
    }
  }
}
