import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(value = 64, bias = Bias.ON) @Supermask @Relu Layer hidden; // WARNING: hidden trains bias 64 beside @Supermask
  @Dense(64) @Supermask @LayerNorm @Relu Layer second; // WARNING: second trains gamma 64, beta 64 beside @Supermask
  @Dense(3) @Supermask Layer logits;
}
