import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Digits {
  @Conv(24) @Relu Layer first;
  @Conv(value = 32, groups = 5) @Relu Layer second; // ERROR: 5 groups of @Conv do not divide 24 channels and 32 filters
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}
