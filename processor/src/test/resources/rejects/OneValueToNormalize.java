import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Digits {
  @Conv(16) @Relu @MaxPool(28) Layer first;
  @Conv(value = 32, kernel = 1) @InstanceNorm @Relu Layer second; // ERROR: over maps of 1x1 sees one value a channel
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}
