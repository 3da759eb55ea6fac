import dev.regimen.annotation.*;

@Network(input = {32, 32, 3}, classes = 10)
@Rotate(degrees = 0)
class Net {
  @Conv(value = 16, kernel = 32, padding = Padding.VALID) @Relu Layer maps;
  @MaxPool(value = 3, padding = Padding.SAME) Layer nothing; // WARNING: @MaxPool on maps of 1x1 has nothing to pool
  @Flatten Layer flat;
  @Dense(10) Layer logits;
}
