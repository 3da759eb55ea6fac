import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Dropout(0.2) Layer logits; // WARNING: @Dropout on the last layer
}
