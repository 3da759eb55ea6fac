import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd @Train(epochs = 20)
@SnapshotEnsemble(cycles = 4)
@Ensemble(3) // ERROR: @Ensemble beside @SnapshotEnsemble(cycles = 4)
@EarlyStopping // ERROR: @EarlyStopping beside @SnapshotEnsemble(cycles = 4)
@Swa(start = 15) // ERROR: @Swa beside @SnapshotEnsemble(cycles = 4)
class Wine {
  @Dense(64) @Relu @Dropout(0.5) Layer hidden;
  @Dense(3) Layer logits;
}
