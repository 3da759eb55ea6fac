import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Square {
  @Flatten Layer pixels;
  @Dense(32) @Relu Layer features;
  @Dense(10) Layer logits;
}

@Regime(Square.class)
@Split(validation = 0) @Train(batch = 16) @InputNoise(0.3)
@Contrastive // WARNING: tells a sample from the others of a batch of 16
class Few {}
