import dev.regimen.annotation.*;

@Network(classes = 2)
@Text(maxLength = 32)
class Messages {
  @Embedding(width = 16) Layer words;
  @Lstm(value = 24, bidirectional = true)
  @BatchNorm // ERROR: and write @Lstm(bidirectional = true, layerNorm = true, value = 24)
  Layer context;
  @LastUnit Layer last;
  @Dense(2) Layer logits;
}
