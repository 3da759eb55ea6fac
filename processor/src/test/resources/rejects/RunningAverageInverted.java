import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @BatchNorm(keep = 0.1) @Relu Layer hidden; // WARNING: keep = 0.1 forgets the running statistics
  @Dense(3) Layer logits;
}
