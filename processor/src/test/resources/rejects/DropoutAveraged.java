import dev.regimen.annotation.*;

@Network(input = {32, 32, 3}, classes = 10)
class Net {
  @Conv(16) @Relu @Dropout(0.3) Layer maps; // WARNING: what @Dropout drops of a map, @GlobalAveragePool averages away
  @GlobalAveragePool Layer mean;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
class Flat {
  @Conv(16) @Relu @Dropout(0.3) Layer maps;
  @Flatten Layer flat;
  @Dense(10) Layer logits;
}
