import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
@Standardize(mean = 33.3, std = 78.6) // WARNING: no intensity of an image is 33.3
class Digits {
  @Conv(8) @Relu Layer conv;
  @GlobalAveragePool Layer mean;
  @Dense(10) Layer logits;
}
