import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Sigmoid Layer logits; // ERROR: @Sigmoid on the last layer does not go with @CrossEntropy
}
