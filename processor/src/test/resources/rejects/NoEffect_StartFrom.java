import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@StartFrom(value = "grapes.safetensors", except = {"hidden", "logits"}) // WARNING: every layer is excepted
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
