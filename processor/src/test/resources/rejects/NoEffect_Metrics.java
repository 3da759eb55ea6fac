import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Metrics({Metric.VALIDATION_MCC, Metric.VALIDATION_MCC}) // WARNING: @Metrics names a metric twice
@EarlyStopping(patience = 3)
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
