import dev.regimen.annotation.*;

@Network(input = 13)
@GradNorm // ERROR: @GradNorm weighs several tasks, but this network has one
class Wine {
  @Dense(16) @Relu Layer trunk;
  @Head(classes = 3) @Dense(3) Layer grape;
}
