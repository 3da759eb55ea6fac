import dev.regimen.annotation.*;

@Network(classes = 2)
@Text(maxLength = 64, vocabulary = 5_000)
class Reviews {
  @Embedding(width = 32) Layer words;
  @SimpleRnn(32) Layer states; // WARNING: gradients of @SimpleRnn reach back over 29 of 64 rows: each multiplies them by 0.58 as its weights begin
  @LastUnit Layer last;
  @Dense(2) Layer logits;
}
