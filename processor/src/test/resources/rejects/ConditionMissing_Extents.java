import dev.regimen.annotation.*;

@Condition({28, 28, 3})
@Network(input = {20, 20, 1}, classes = 10)
class Layouts {
  @Conv(16) @Spade @Relu Layer first; // ERROR: whose condition is 28x28x3
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}
