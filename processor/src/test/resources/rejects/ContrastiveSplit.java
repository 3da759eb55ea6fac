import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Square {
  @Flatten Layer pixels;
  @Dense(32) @Relu Layer features;
  @Dense(10) Layer logits;
}

@Regime(Square.class)
@Train(batch = 256) @InputNoise(0.3)
@Contrastive // ERROR: @Contrastive leaves nothing to validate
class Validated {}
