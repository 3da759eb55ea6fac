import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10) @Data(train = 142)
class Wine {
  @Dense(64) @BatchNorm(keep = 0.99) @Relu @Dropout(0.5) Layer hidden; // WARNING: [Regimen:RunningUnconverged]
  @Dense(3) Layer logits;
}
