import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine { // ERROR: its trainer WineTrainer exists already
  @Dense(3) Layer logits;
}

class WineTrainer {}
