import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(batch = 1)
class Wine {
  @Dense(64) @BatchNorm @Relu Layer hidden; // ERROR: @BatchNorm sees one value per channel
  @Dense(3) Layer logits;
}
