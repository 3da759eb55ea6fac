import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 50) @Data(train = 142)
@AdamW @Ema(decay = 0.999) // WARNING: after the run 77.9 % of the average are still the initial weights
class Wine {
  @Dense(64) @Relu @Dropout(0.5) Layer hidden;
  @Dense(3) Layer logits;
}
