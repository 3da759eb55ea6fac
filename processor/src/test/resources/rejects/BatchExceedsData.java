import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Data(train = 142) @Train(epochs = 100, batch = 256) // WARNING: batch = 256 is more than the 142 samples to train on
class Wine {
  @Dense(16) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Data(train = 142) @Train(epochs = 100, batch = 142)
class Whole {
  @Dense(16) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
