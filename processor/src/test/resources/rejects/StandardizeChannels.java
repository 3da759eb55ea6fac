import dev.regimen.annotation.*;

@Network(input = {32, 32, 3}, classes = 10)
@Standardize(mean = 0.5, std = 0.25) // ERROR: 1 numbers for mean and 1 for std, but the input 32x32x3 has 3 channels
class Pictures {
  @Conv(8) @Relu Layer conv;
  @GlobalAveragePool Layer mean;
  @Dense(10) Layer logits;
}
