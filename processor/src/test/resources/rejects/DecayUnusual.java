import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@WeightDecay(0.5) // WARNING: @WeightDecay with a strength of 0.5 outside [1e-6, 0.1]
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
