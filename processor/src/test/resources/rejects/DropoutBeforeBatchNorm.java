import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @Relu @Dropout(0.5) Layer hidden; // WARNING: @Dropout feeds the @BatchNorm of scaled
  @BatchNorm @Relu Layer scaled;
  @Dense(3) Layer logits;
}
