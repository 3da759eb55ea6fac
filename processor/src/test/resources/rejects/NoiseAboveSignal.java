import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Standardize
@InputNoise(2) // WARNING: @InputNoise(2) leaves 20 % of the variance that the network sees to the data
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
