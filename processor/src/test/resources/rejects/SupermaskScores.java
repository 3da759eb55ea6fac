import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @Supermask @Frozen @Relu Layer hidden; // WARNING: @Frozen acts on the scores of @Supermask
  @Dense(64) @Supermask @L1(1e-4) @Relu Layer second; // WARNING: @L1 acts on the scores of @Supermask
  @Dense(64) @Supermask @MaxNorm(3) @Relu Layer third; // WARNING: @MaxNorm acts on the scores of @Supermask
  @Dense(3) @Supermask Layer logits;
}
