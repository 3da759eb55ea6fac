import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
class Square {
  @Flatten Layer pixels;
  @Dense(32) @Relu Layer features;
  @Dense(10) Layer logits;
}

@Regime(Square.class)
@Split(validation = 0) @Train(batch = 256)
@Contrastive // ERROR: @Contrastive compares two views of a sample, which nothing makes different
class Alike {}
