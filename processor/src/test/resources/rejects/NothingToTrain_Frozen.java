import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine { // ERROR: every layer with weights is frozen
  @Dense(3) @Frozen Layer logits;
}
