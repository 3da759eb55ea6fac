import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd @Train(epochs = 20)
@Swa(start = 20) // ERROR: start = 20 leaves nothing to average of epochs = 20
class Wine {
  @Dense(64) @Relu @Dropout(0.5) Layer hidden;
  @Dense(3) Layer logits;
}
