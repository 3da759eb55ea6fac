import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(3) @Frozen Layer logits; // ERROR: every layer with weights is frozen
}
