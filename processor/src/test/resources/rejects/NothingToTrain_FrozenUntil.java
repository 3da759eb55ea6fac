import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @Relu @Frozen Layer hidden;
  @Dense(3) @Frozen(until = 2) Layer logits; // ERROR: every layer with weights is frozen before epoch 3
}
