import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 50) @Data(train = 142) @Accumulate(5)
@AdamW @Ema(decay = 0.99) // WARNING: after the run 60.5 % of the average are still the initial weights
class Wine {
  @Dense(64) @Relu @Dropout(0.5) Layer hidden;
  @Dense(3) Layer logits;
}
