import dev.regimen.annotation.*;

@Network
@Text(maxLength = 64, vocabulary = 5_000)
@NextToken
class Writer {
  @Embedding(width = 128) Layer words;
  @Lstm(256) Layer context;
  @Dense(5_000) @Tied("words") Layer logits; // ERROR: the weight would be 5000x256, but the table of words is 5000x128
}
