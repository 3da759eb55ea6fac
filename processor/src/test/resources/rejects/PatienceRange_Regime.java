import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd @Train(epochs = 10) @EarlyStopping(patience = 5) @Split(validation = 0.1)
class Net {
  @Dense(8) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Regime(Net.class)
@Train(epochs = 3) // WARNING: Short: patience = 5 never stops a run of epochs = 3 (Net with @Train(epochs = 3) here)
class Short {}

@Regime(Net.class)
@Train(epochs = 20)
class Long {}
