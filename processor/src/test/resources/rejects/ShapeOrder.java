import dev.regimen.annotation.*;

@Network(input = {3, 32, 32}, classes = 10) // WARNING: input = 3x32x32 is a map of 3 rows with 32 channels: channels come last
class Cifar {
  @Conv(16) @Relu Layer maps;
  @GlobalAveragePool Layer pooled;
  @Dense(10) Layer logits;
}

@Network(input = {1, 28, 28}, classes = 10)
class Flat {
  @Dense(16) @Relu Layer hidden;
  @Dense(10) Layer logits;
}
