import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Split(validation = 0.1,
    test = 0.8) // WARNING: test = 0.8 of the samples are tested on, and only 0.1 trained on
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Split(validation = 0, test = 0.5)
class Halves {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
