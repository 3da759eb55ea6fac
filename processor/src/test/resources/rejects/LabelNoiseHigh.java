import dev.regimen.annotation.*;

@Network(input = 784, classes = 10)
@LabelNoise(0.8) // WARNING: @LabelNoise(0.8) makes 72 % of the training labels wrong in every epoch
class Digits {
  @Dense(64) @Relu Layer hidden;
  @Dense(10) Layer logits;
}
