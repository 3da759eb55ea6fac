import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @Relu @Dropout(0.8) Layer hidden; // WARNING: @Dropout(0.8) drops more than half of the units
  @Dense(3) Layer logits;
}
