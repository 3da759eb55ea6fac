import dev.regimen.annotation.*;

@Network(input = {8, 8, 3}, classes = 3)
class Net {
  @Conv(8) @Relu @Dropout(0.3) Layer first; // WARNING: @Dropout feeds the @BatchNorm of normal
  @MaxPool(2) Layer pooled;
  @BatchNorm Layer normal;
  @Conv(8) @Relu @Dropout(0.3) Layer second;
  @Conv(8) @BatchNorm @Relu Layer third;
  @GlobalAveragePool Layer mean;
  @Dense(3) Layer logits;
}
