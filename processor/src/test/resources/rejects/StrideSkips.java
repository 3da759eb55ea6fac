import dev.regimen.annotation.*;

@Network(input = {32, 32, 3}, classes = 10)
class Net {
  @Conv(value = 16, kernel = 3, stride = 4) @Relu Layer maps; // WARNING: @Conv reads 3 of each 4 rows and skips the others
  @MaxPool(value = 2, stride = 3) Layer pooled; // WARNING: @MaxPool reads 2 of each 3 rows and skips the others
  @Conv(value = 16, kernel = 1, stride = 2) @Relu Layer projected;
  @GlobalAveragePool Layer mean;
  @Dense(10) Layer logits;
}
