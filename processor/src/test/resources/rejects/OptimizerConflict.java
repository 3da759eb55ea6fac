import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@AdamW @Sgd // ERROR: @Sgd beside @AdamW: a regime has one optimizer
class Wine {
  @Dense(3) Layer logits;
}
