import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(batch = 16)
@Accumulate(4) // WARNING: @Accumulate with the batch statistics of hidden
class Wine {
  @Dense(64) @BatchNorm @Relu Layer hidden;
  @Dense(3) Layer logits;
}
