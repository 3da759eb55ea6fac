import dev.regimen.annotation.*;

@Network(input = 13)
class Wine {
  @Dense(16) @Relu Layer trunk;
  @Head(classes = 3) @Huber @Dense(3) Layer grape; // ERROR: @Huber cannot compare with 3 classes
  @Head(outputs = 1) @Dense(2) Layer age; // ERROR: but the task age has 1 output
}
