import dev.regimen.annotation.*;

@Network(input = {28, 28}, classes = 10)
class Grey {
  @Conv(8) @Relu Layer maps; // ERROR: @Conv takes maps, height x width x channels, but its input is 28x28
  @GlobalAveragePool Layer mean;
  @Dense(10) Layer logits;
}

@Network(input = 784, classes = 10)
class Row {
  @MaxPool(2) Layer maps; // ERROR: @MaxPool takes maps, height x width x channels, but its input is 784
  @GlobalAveragePool Layer mean;
  @Dense(10) Layer logits;
}
