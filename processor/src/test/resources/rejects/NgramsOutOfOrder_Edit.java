import dev.regimen.annotation.*;

@Network(classes = 2)
@Text(maxLength = 40, vocabulary = 5_000)
@Ngrams(value = 3, buckets = 9_000) // ERROR: @RandomSwap takes n-grams, which stand behind a text's words, for words
@RandomSwap
class Messages {
  @Embedding(width = 32) Layer words;
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
