import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Metrics({Metric.VALIDATION_ACCURACY, Metric.VALIDATION_MAPE}) // ERROR: this network does not produce VALIDATION_MAPE
@EarlyStopping(patience = 3)
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
