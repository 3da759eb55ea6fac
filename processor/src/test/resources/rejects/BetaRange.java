import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@AdamW(beta2 = 1) // ERROR: beta2 of @AdamW must be in [0, 1), but is 1
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
