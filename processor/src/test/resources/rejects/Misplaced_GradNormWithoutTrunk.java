import dev.regimen.annotation.*;

@Network(input = 13)
@GradNorm // ERROR: @GradNorm balances how the tasks pull at the layer that all heads share
class Wine {
  @Dropout(0.2) Layer seen;
  @Head(classes = 3) @Dense(3) Layer grape;
  @Head(outputs = 1) @Dense(1) Layer age;
}
