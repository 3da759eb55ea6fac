import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 5) @EarlyStopping(patience = 5) // WARNING: patience = 5 never stops a run of epochs = 5
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
