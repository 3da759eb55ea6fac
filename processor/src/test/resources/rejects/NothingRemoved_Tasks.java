import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(16) @Relu Layer trunk;
  @Dense(3) Layer grape;
}

@Experiment @TaskAblation // ERROR: Wine has no other task to leave out
class Transfer {
  Wine network;
}
