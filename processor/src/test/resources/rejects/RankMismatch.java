import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Digits {
  @Tanh Layer squashed;
  @Dense(10) Layer logits; // ERROR: @Dense takes a vector or rows of one, but its input is 28x28x1
}
