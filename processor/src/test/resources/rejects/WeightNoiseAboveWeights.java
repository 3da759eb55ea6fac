import dev.regimen.annotation.*;

@Network(input = 784, classes = 10)
class Digits {
  @Dense(1024) @Relu @WeightNoise Layer hidden; // WARNING: @WeightNoise adds noise of deviation 0.075 to weights that begin with 0.0505
  @Dense(10) Layer logits;
}
