import dev.regimen.annotation.*;

@Network(input = {12, 12, 3}, classes = 10)
@Resolution(train = 8, test = 12) // ERROR: logits.weight is 10x256 for images of 8x8x3, and 10x576 for 12x12x3
class Tied {
  @Conv(4) @Relu Layer stem;
  @Flatten Layer flat;
  @Dense(10) Layer logits;
}
