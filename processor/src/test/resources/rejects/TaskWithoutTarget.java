import dev.regimen.annotation.*;

@Network(input = 13)
class Wine {
  @Dense(16) @Relu Layer trunk;
  @Head(classes = 3) @Dense(3) Layer grape;
  @Head @Dense(1) Layer age; // ERROR: @Head of the task age states neither classes, labels nor outputs
}
