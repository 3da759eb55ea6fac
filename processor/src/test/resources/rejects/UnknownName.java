import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@StartFrom(value = "grapes.safetensors", except = {"logit", "fc"}) // WARNING: there is no layer "logit"
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
