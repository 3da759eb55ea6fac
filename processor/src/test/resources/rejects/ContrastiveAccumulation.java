import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Square {
  @Flatten Layer pixels;
  @Dense(32) @Relu Layer features;
  @Dense(10) Layer logits;
}

@Regime(Square.class)
@Split(validation = 0) @Train(batch = 128) @InputNoise(0.3)
@Contrastive
@Accumulate(4) // WARNING: @Accumulate with @Contrastive, which compares the samples of each batch
class Grouped {}
