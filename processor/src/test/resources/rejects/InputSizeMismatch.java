import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Digits {
  @Dense(64) @Relu Layer hidden;
  @Dense(value = 10, in = 128) Layer logits; // ERROR: @Dense(in = 128) but its input has 64 values
}
