import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @KaimingInit(slope = 0.01) @LeakyRelu(slope = 0.2) Layer hidden; // WARNING: @KaimingInit assumes slope 0.01, but @LeakyRelu has 0.2
  @Dense(3) Layer logits;
}
