import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(batch = 8)
class Wine {
  @Dense(64) @BatchNorm @Relu Layer hidden; // WARNING: @BatchNorm estimates mean and variance from batch = 8 samples
  @Dense(3) Layer logits;
}
