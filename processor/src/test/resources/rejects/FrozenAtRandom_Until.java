import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@StartFrom(value = "grapes.safetensors", except = {"hidden", "logits"}) // WARNING: hidden is drawn by the seed, and not trained before epoch 3
class Wine {
  @Dense(64) @Relu @Frozen(until = 2) Layer hidden;
  @Dense(32) @Relu Layer narrow;
  @Dense(3) Layer logits;
}
