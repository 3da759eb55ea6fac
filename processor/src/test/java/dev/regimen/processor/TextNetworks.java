package dev.regimen.processor;

import com.google.testing.compile.Compilation;

/** Classifiers of texts, compiled once. */
final class TextNetworks {
  private static final String REGIME = "@Adam(learningRate = 0.02) @Train(epochs = 6) @Seed(3)";

  private TextNetworks() {}

  /** With files that a class can name before there are any. */
  static Compilation compilation(String vocabulary, String translations) {
    return Sources.compile(
        Sources.of(
            "Moods",
            "@Network(classes = 2) @Text(maxLength = 12, vocabulary = 40, minCount = 1) "
                + REGIME
                + """
                     class Moods {
                      @Embedding(width = 8) Layer words;
                      @PositionEncoding Layer places;
                      @SelfAttention(2) Layer context;
                      @GlobalAveragePool Layer mean;
                      @Dense(2) Layer logits;
                    }
                    """),
        Sources.of(
            "LongMoods",
            "@Network(classes = 2) @Text(maxLength = 12, vocabulary = 40) @RandomSwap"
                + "(alpha = 0.3) @RandomDeletion @TokenDropout(p = 0.05) "
                + REGIME
                + """
                     class LongMoods {
                      @Embedding(width = 8) Layer words;
                      @PositionEncoding Layer places;
                      @SelfAttention(2) Layer context;
                      @GlobalAveragePool Layer mean;
                      @Dense(2) Layer logits;
                    }
                    """),
        Sources.of(
            "PairedMoods",
            "@Network(classes = 2) @Text(maxLength = 12, vocabulary = 40) @Ngrams(buckets = 200)"
                + " @LengthBuckets(3) "
                + REGIME
                + """
                     class PairedMoods {
                      @Embedding(width = 8) Layer words;
                      @GlobalAveragePool Layer mean;
                      @Dense(2) Layer logits;
                    }
                    """),
        Sources.of(
            "ReadMoods",
            "@Network(classes = 2) @Text(maxLength = 12, vocabulary = 40, vocabularyFile = \""
                + vocabulary
                + "\") @BackTranslation(translations = \""
                + translations
                + "\") "
                + REGIME
                + """
                     class ReadMoods {
                      @Embedding(width = 8) Layer words;
                      @Conv1d(value = 8, stride = 2, padding = Padding.VALID) @Relu Layer phrases;
                      @GlobalMaxPool Layer strongest;
                      @Dense(2) Layer logits;
                    }
                    """));
  }
}
