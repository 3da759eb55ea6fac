import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd @Train(epochs = 20)
@SnapshotEnsemble(cycles = 30) // ERROR: cycles = 30 of epochs = 20 are shorter than an epoch each
class Wine {
  @Dense(64) @Relu @Dropout(0.5) Layer hidden;
  @Dense(3) Layer logits;
}
