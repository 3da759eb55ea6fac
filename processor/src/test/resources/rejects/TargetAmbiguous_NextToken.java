import dev.regimen.annotation.*;

@Network(classes = 100) // ERROR: @Network states a target, and so does @NextToken
@Text(maxLength = 64, unit = TextUnit.CHARACTER, vocabulary = 100)
@NextToken
class Writer {
  @Embedding(width = 64) Layer characters;
  @Lstm(64) Layer context;
  @Dense(100) Layer logits;
}
