import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @Relu @Dropout(1.0) Layer hidden; // ERROR: @Dropout must be in [0, 1), but is 1
  @Dense(3) Layer logits;
}
