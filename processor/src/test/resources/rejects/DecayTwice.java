import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd @L2(1e-4) @WeightDecay(1e-4) // ERROR: [Regimen:DecayTwice]
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
