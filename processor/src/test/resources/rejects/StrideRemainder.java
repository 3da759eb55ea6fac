import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Digits {
  @Conv(16) @Relu @MaxPool(5) Layer first; // WARNING: the last 3 rows and the last 3 columns are in no window of @MaxPool
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}
