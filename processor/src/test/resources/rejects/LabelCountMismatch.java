import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Digits {
  @Dense(64) @Relu Layer hidden;
  @Dense(12) Layer logits; // ERROR: logits yields 12 values, but the network has 10 classes
}
