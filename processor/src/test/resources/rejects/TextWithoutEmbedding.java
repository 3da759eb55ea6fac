import dev.regimen.annotation.*;

@Network(classes = 2)
@Text
class Messages {
  @Dense(32) @Relu Layer hidden; // ERROR: hidden takes the ids of words for amounts
  @Dense(2) Layer logits;
}
