package dev.regimen.train;

import dev.regimen.data.Columns;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Tokenizer;
import dev.regimen.train.step.Blueprint;
import java.util.Map;

/** What a program has of one sample, as the features that training saw of such. */
final class RawSample {
  private RawSample() {}

  /** The features of a row of the table that a network was trained on. */
  static float[] features(Preprocessing preprocessing, Map<String, String> row) {
    Columns columns =
        preprocessing
            .columns()
            .orElseThrow(() -> new IllegalStateException("the network was not trained on a table"));
    if (row == null) {
      throw new IllegalArgumentException("the row is null");
    }
    return columns.encode(row);
  }

  /** The ids of a text; of one that something follows, those of its end. */
  static float[] features(Blueprint blueprint, Preprocessing preprocessing, String text) {
    Tokenizer tokenizer = tokenizer(preprocessing);
    if (text == null) {
      throw new IllegalArgumentException("the text is null");
    }
    return blueprint.nextToken() ? tokenizer.encodeEnd(text) : tokenizer.encode(text);
  }

  static Tokenizer tokenizer(Preprocessing preprocessing) {
    return preprocessing
        .tokenizer()
        .orElseThrow(() -> new IllegalStateException("the network was not trained on texts"));
  }
}
