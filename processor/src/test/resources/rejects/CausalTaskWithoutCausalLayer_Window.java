import dev.regimen.annotation.*;

@Network
@Text(maxLength = 64, unit = TextUnit.CHARACTER, vocabulary = 100)
@NextToken
class Writer {
  @Embedding(width = 64) Layer characters;
  @Conv1d(value = 64, kernel = 5) Layer context; // ERROR: @Conv1d sees the tokens that @NextToken is to predict
  @Dense(100) Layer logits;
}
