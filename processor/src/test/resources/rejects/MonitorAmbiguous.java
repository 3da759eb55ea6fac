import dev.regimen.annotation.*;

@Network(input = 13)
@EarlyStopping(monitor = Metric.VALIDATION_ACCURACY) // ERROR: VALIDATION_ACCURACY of @EarlyStopping: of which task?
@Plateau(task = "grade", monitor = Metric.VALIDATION_ACCURACY, patience = 3) // ERROR: there is no task 'grade' among [grape, quality, age]
class Wine {
  @Dense(16) @Relu Layer trunk;
  @Head(classes = 3) @Dense(3) Layer grape;
  @Head(classes = 5) @Dense(5) Layer quality;
  @Head(outputs = 1) @Dense(1) Layer age;
}

@Network(input = 13)
@EarlyStopping(task = "age", monitor = Metric.VALIDATION_ACCURACY) // ERROR: this network does not produce VALIDATION_ACCURACY
class Sherry {
  @Dense(16) @Relu Layer trunk;
  @Head(classes = 3) @Dense(3) Layer grape;
  @Head(outputs = 1) @Dense(1) Layer age;
}
