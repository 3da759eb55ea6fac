import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @Relu @Tanh Layer hidden; // ERROR: @Tanh beside @Relu: a field has one activation
  @Dense(3) Layer logits;
}
