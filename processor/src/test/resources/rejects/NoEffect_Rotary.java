import dev.regimen.annotation.*;

@Network(classes = 2)
@Text(maxLength = 8, vocabulary = 50)
class Read {
  @Embedding(width = 4) Layer words;
  @SelfAttention(value = 2, causal = true) Layer context;
  @PositionEncoding(kind = PositionKind.ROTARY) Layer places; // WARNING: @PositionEncoding leaves it to attention to turn rows, and none stands behind it
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}
