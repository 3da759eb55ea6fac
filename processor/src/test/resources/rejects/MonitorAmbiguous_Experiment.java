import dev.regimen.annotation.*;

@Network(input = 13)
class Wine {
  @Dense(16) @Relu Layer trunk;
  @Head(classes = 3) @Dense(3) Layer grape;
  @Head(outputs = 1) @Dense(1) Layer age;
}

@Experiment(objective = Metric.VALIDATION_RMSE) // ERROR: VALIDATION_RMSE of @Experiment: of which task?
class Tuning {
  Wine network;
}

@Experiment @TaskAblation // ERROR: @TaskAblation asks what other tasks do for one: for which?
class Transfer {
  Wine network;
}
