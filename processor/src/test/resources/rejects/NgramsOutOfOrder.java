import dev.regimen.annotation.*;

@Network(classes = 2)
@Text(maxLength = 40, vocabulary = 5_000)
@Ngrams // ERROR: @Lstm takes n-grams, which stand behind a text's words, for words
class Messages {
  @Embedding(width = 32) Layer words;
  @Lstm(48) Layer read;
  @LastUnit Layer last;
  @Dense(2) Layer logits;
}
