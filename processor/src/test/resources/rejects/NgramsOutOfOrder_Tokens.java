import dev.regimen.annotation.*;

@Network(classes = 2)
@Tagging
@Text(maxLength = 40, vocabulary = 5_000)
@Ngrams // ERROR: @Tagging takes n-grams, which stand behind a text's words, for words
class Names {
  @Embedding(width = 32) Layer words;
  @Dense(2) Layer logits;
}
