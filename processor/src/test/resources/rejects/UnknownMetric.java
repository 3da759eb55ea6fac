import dev.regimen.annotation.*;

@Network(input = 13, outputs = 3)
@EarlyStopping(monitor = Metric.VALIDATION_ACCURACY, patience = 3) // ERROR: this network does not produce VALIDATION_ACCURACY
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
