import dev.regimen.annotation.*;

@Network(input = {28, 28}, classes = 10)
class Digits {
  @Tanh Layer squashed;
  @Dense(10) Layer logits; // ERROR: @Dense takes one vector a sample, but its input is 28x28
}
