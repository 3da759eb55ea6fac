import dev.regimen.annotation.*;

@Network(input = 13, classes = 3) // ERROR: @Network states classes, but its fields declare tasks of their own
class Wine {
  @Dense(16) @Relu Layer trunk;
  @Head(classes = 3, outputs = 1) @Dense(3) Layer grape; // ERROR: @Head states both classes and outputs
  @Head(outputs = 1) @Dense(1) Layer age;
}
