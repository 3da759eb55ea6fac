import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd @Train(epochs = 20)
@SnapshotEnsemble
@Ema // ERROR: @Ema beside @SnapshotEnsemble
class Wine {
  @Dense(64) @Relu @Dropout(0.5) Layer hidden;
  @Dense(3) Layer logits;
}
