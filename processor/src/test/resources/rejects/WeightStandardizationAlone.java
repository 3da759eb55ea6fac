import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Digits {
  @Conv(16) @WeightStandardization @Relu Layer first; // WARNING: without @GroupNorm or @BatchNorm behind it
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}
