import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 50) @Plateau(monitor = Metric.VALIDATION_RMSE) // ERROR: this network does not produce VALIDATION_RMSE
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
