import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Digits {
  @Conv(16) @AdaIn @Relu Layer first; // ERROR: @AdaIn needs a condition such as @Condition(64) of the network, which has no condition
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}
