import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Split(validation = 0)
@Train(epochs = 50) @Plateau(monitor = Metric.VALIDATION_ACCURACY) // ERROR: VALIDATION_ACCURACY needs a validation split, but @Split sets nothing aside
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
