import dev.regimen.annotation.*;

@Network
@Text(maxLength = 64, vocabulary = 5_000)
@NextToken
class Writer {
  @Embedding(width = 128) Layer words;
  @Lstm(128) Layer context;
  @Dense(5_000) @NormalInit @Tied("words") Layer logits; // ERROR: @NormalInit is for a weight, and that of this field is the table of words
}
