import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10) @Data(train = 142)
class Wine {
  @Dense(64) @BatchNorm(keep = 0.99) @Relu @Dropout(0.5) Layer hidden; // WARNING: [Regimen:RunningUnconverged]
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Data(train = 160)
@Train(epochs = 1, batch = 16)
class Short {
  @Dense(64) @BatchNorm @Relu Layer hidden; // WARNING: after the run 34.9 % of the running statistics are still their initial values
  @Dense(3) Layer logits;
}
