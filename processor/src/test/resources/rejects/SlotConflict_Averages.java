import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd @Ema(decay = 0.99) @Swa(start = 5) // ERROR: @Swa beside @Ema: a regime has one average of the weights
class Wine {
  @Dense(64) @Relu @Dropout(0.5) Layer hidden;
  @Dense(3) Layer logits;
}
