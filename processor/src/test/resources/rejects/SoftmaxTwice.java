import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Softmax Layer logits; // ERROR: @Softmax on the last layer: the loss @CrossEntropy applies it itself
}
