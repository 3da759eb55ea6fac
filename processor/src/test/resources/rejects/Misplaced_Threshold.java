import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Threshold(0.3) // ERROR: @Threshold decides for one unit
@EarlyStopping(patience = 3)
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
