import dev.regimen.annotation.*;
import dev.regimen.preset.*;

@Network(input = {32, 32, 3}, classes = 10)
@ResNetRegime
@Train(epochs = 90, batch = 64) // WARNING: the learning rate of @ResNetRegime is for updates of 256 samples, and these are of 64
class Colours {
  @Flatten Layer flat;
  @Dense(32) @Relu Layer hidden;
  @Dense(10) Layer logits;
}

@Regime(Colours.class)
@Accumulate(4)
class ColoursInFour {}
