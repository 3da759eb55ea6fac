import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Digits {
  @Conv(16) @Relu @MaxPool(4) Layer first;
  @Conv(value = 32, kernel = 9, padding = Padding.VALID) @Relu Layer second; // ERROR: spans 9x9, but the padded map is 7x7
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}
