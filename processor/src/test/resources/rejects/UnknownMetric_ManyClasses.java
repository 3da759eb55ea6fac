import dev.regimen.annotation.*;

@Network(input = 64, classes = 101)
@EarlyStopping(monitor = Metric.VALIDATION_ROC_AUC, patience = 3) // ERROR: this network does not produce VALIDATION_ROC_AUC
@Metrics({Metric.VALIDATION_MCC, Metric.VALIDATION_PR_AUC}) // ERROR: this network does not produce VALIDATION_PR_AUC
class Species {
  @Dense(64) @Relu Layer hidden;
  @Dense(101) Layer logits;
}
