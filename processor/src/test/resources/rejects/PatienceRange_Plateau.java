import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10) @Plateau(patience = 10) // WARNING: patience = 10 never reduces the rate within epochs = 10
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 50) @EarlyStopping(patience = 5)
@Plateau(patience = 5) // WARNING: @EarlyStopping ends the run before patience = 5 of @Plateau is over
class Barley {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
