import dev.regimen.annotation.*;

@Network
@Text(maxLength = 8, vocabulary = 50)
@NextToken
@LengthBuckets // WARNING: @LengthBuckets sorts by length, but windows of @NextToken have one
class Writer {
  @Embedding(width = 4) Layer words;
  @Lstm(4) Layer context;
  @Dense(50) Layer logits;
}
