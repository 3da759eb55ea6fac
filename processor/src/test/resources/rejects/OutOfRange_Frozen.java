import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @Relu @Frozen(until = 0) Layer hidden; // ERROR: until of @Frozen must be in [1, inf), but is 0
  @Dense(3) Layer logits;
}
