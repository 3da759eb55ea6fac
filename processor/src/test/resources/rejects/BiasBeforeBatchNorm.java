import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(value = 64, bias = Bias.ON) @BatchNorm @Relu Layer hidden; // WARNING: the bias of @Dense is cancelled
  @Dense(3) Layer logits;
}
