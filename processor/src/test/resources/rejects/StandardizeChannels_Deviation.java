import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
@Standardize(mean = 0.13, std = 0) // ERROR: std of @Standardize must be in (0, inf), but is 0
class Digits {
  @Conv(8) @Relu Layer conv;
  @GlobalAveragePool Layer mean;
  @Dense(10) Layer logits;
}
