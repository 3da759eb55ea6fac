import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10, batch = 32) @AdamW(learningRate = 1e-3)
class Wine {
  @Dense(64) @Relu @Dropout(0.2) Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 2)
class Grapes {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer logit;
}

@Regime(Wine.class)
@Split(validation = 0.3)
class WineSplit {}

@Experiment
@Compare({Wine.class, Grapes.class})
class WineOrGrapes {} // ERROR: Wine predicts 3 classes, but Grapes predicts 2 classes

@Experiment
@Compare({Wine.class, WineSplit.class})
class Splits {} // ERROR: WineSplit sets other samples aside for validation than Wine
