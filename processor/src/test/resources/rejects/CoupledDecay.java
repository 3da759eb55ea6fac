import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Adam @L2(1e-4) // WARNING: @L2 with an adaptive optimizer
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
