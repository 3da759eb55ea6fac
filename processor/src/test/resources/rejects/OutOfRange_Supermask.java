import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @Supermask(keep = 0) @Relu Layer hidden; // ERROR: keep of @Supermask must be in (0, 1], but is 0
  @Dense(3) @Supermask(keep = 1.5) Layer logits; // ERROR: keep of @Supermask must be in (0, 1], but is 1.5
}
