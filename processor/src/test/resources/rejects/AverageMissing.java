import dev.regimen.annotation.*;

@Network(input = 784, classes = 10)
@Consistency(teacher = true) // ERROR: asks the average of the weights, but nothing averages them
class Digits {
  @Dense(256) @Relu @Dropout(0.5) Layer hidden;
  @Dense(10) Layer logits;
}
