import dev.regimen.annotation.*;

@ClassCondition(4)
@HorizontalFlip
@Mixup // ERROR: @Mixup changes images, but not the conditions beside them
@Network(input = {28, 28, 1}, classes = 10)
class Digits {
  @Conv(16) @ConditionalInstanceNorm @Relu Layer first;
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}
