import dev.regimen.annotation.*;

@Network(input = 13, labels = 5)
@TopK(2) // ERROR: @TopK ranks one class a sample, but this network predicts 5 labels
@ClassWeights({1, 2, 3, 4, 5}) // ERROR: @ClassWeights weighs one class a sample, but this network predicts 5 labels
class Tags {
  @Dense(64) @Relu Layer hidden;
  @Dense(5) Layer logits;
}

@Network(input = 13, classes = 3)
@Threshold(0.3) // ERROR: @Threshold decides for one unit that tells two classes apart, or for labels, and this network has neither
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, labels = 5)
@CrossEntropy // ERROR: @CrossEntropy cannot compare with 5 labels
class Softly {
  @Dense(64) @Relu Layer hidden;
  @Dense(5) Layer logits;
}

@Network(input = 13, labels = 5)
@EarlyStopping(monitor = Metric.VALIDATION_ACCURACY, patience = 5) // ERROR: this network does not produce VALIDATION_ACCURACY
class Watched {
  @Dense(64) @Relu Layer hidden;
  @Dense(4) Layer logits; // ERROR: logits yields 4 values, but the network has 5 labels
}
