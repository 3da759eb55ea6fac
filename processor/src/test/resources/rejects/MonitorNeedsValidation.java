import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Split(validation = 0) @EarlyStopping(patience = 3) // ERROR: VALIDATION_LOSS needs a validation split
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
