import dev.regimen.annotation.*;

@Network(input = {8, 8, 3}, classes = 3)
@Train(batch = 1)
class Single {
  @Conv(8) @BatchNorm @Relu Layer maps;
  @Conv(value = 8, kernel = 8, padding = Padding.VALID) @BatchNorm Layer place; // ERROR: @BatchNorm sees one value per channel when batch = 1
  @Flatten Layer flat;
  @Dense(3) Layer logits;
}

@Network(input = {8, 8, 3}, classes = 3)
@Train(batch = 1)
class Pooled {
  @Conv(8) @Relu Layer maps;
  @GlobalAveragePool Layer mean;
  @BatchNorm Layer normal; // ERROR: @BatchNorm sees one value per channel when batch = 1
  @Dense(3) Layer logits;
}
