import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(value = 64, bias = Bias.ON) @Supermask @Relu Layer hidden; // WARNING: @Supermask beside bias 64 that are trained
  @Dense(64) @Supermask @LayerNorm @Relu Layer second; // WARNING: @Supermask beside gamma 64, beta 64 that are trained
  @Dense(3) @Supermask Layer logits;
}
