import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10, batch = 32) @AdamW(learningRate = 1e-3)
class Wine {
  @Dense(64) @Relu @Dropout(0.2) Layer hidden;
  @Dense(3) Layer logits;
}

@Experiment
class Nothing {} // ERROR: the experiment names no network to run

class Loose {
  @Sweep(choices = {1, 2}) // ERROR: @Sweep in a class that is no experiment
  int batch;
}

@Experiment
@Compare({Wine.class, Loose.class}) // ERROR: @Compare names Loose.class, which is no network or regime
class Two {}

@Experiment
@Sgd // ERROR: @Sgd in an experiment means nothing
@Compare({Wine.class})
class Slow {}
