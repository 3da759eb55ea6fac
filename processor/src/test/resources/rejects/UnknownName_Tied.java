import dev.regimen.annotation.*;

@Network
@Text(maxLength = 64, vocabulary = 5_000)
@NextToken
class Writer {
  @Embedding(width = 128) Layer words;
  @Lstm(128) Layer context;
  @Dense(5_000) @Tied("word") Layer logits; // ERROR: there is no field 'word'
}
