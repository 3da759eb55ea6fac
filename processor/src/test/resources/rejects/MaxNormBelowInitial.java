import dev.regimen.annotation.*;

@Network(input = 784, classes = 10)
@Train(epochs = 50)
@Sgd(momentum = 0.95) @MaxNorm(1) // WARNING: @MaxNorm bounds norms at 1, but first begins with units of norm 1.41
class Digits {
  @Dense(1024) @Relu @Dropout(0.5) Layer first;
  @Dense(10) Layer logits;
}
