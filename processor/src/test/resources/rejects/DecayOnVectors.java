import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@WeightDecay(value = 1e-4, vectors = true) // WARNING: @WeightDecay also shrinks the biases and norm scales of hidden, logits
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
