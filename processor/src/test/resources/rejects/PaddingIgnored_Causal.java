import dev.regimen.annotation.*;

@Network(classes = 2)
@Text(maxLength = 64, vocabulary = 100)
class Sentences {
  @Embedding(width = 16) Layer words;
  @Conv1d(value = 16, causal = true, padding = Padding.VALID) Layer context; // ERROR: has padding before the first row by causal, and none by VALID
  @GlobalMaxPool Layer largest;
  @Dense(2) Layer logits;
}
