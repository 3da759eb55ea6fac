import dev.regimen.annotation.*;

@Network(input = {32, 24, 3}, classes = 10)
@Resolution(train = 24, test = 32) // ERROR: is for square images, but the input is 32x24x3
class Landscape {
  @Conv(4) @Relu Layer stem;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}
