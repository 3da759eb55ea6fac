import dev.regimen.annotation.*;

@Network
@Text(maxLength = 64, vocabulary = 5_000)
@NextToken
class Writer {
  @Embedding(width = 128, sparse = true) Layer words; // ERROR: sparse = true, but @Tied gives every row a gradient in every update
  @Lstm(128) Layer context;
  @Dense(5_000) @Tied("words") Layer logits;
}
