import dev.regimen.annotation.*;

@Condition({28, 28, 2})
@HorizontalFlip // ERROR: @HorizontalFlip changes images, but not the conditions beside them
@GaussianNoise
@Network(input = {28, 28, 1}, classes = 10)
class Digits {
  @Conv(16) @Spade @Relu Layer first;
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}
