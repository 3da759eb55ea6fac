import dev.regimen.annotation.*;

@Network
@Text(maxLength = 64, unit = TextUnit.CHARACTER, vocabulary = 100)
@NextToken
class Writer {
  @Embedding(width = 64) Layer characters;
  @PositionEncoding Layer places;
  @SelfAttention(4) Layer context; // ERROR: @SelfAttention sees the tokens that @NextToken is to predict
  @Dense(100) Layer logits;
}
