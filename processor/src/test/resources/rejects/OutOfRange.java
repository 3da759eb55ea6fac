import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @BatchNorm(epsilon = 0) @Relu Layer hidden; // ERROR: epsilon of @BatchNorm must be in (0, inf), but is 0
  @Dense(3) Layer logits;
}
