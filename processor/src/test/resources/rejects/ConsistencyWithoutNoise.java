import dev.regimen.annotation.*;

@Network(input = 784, classes = 10)
@Consistency // WARNING: @Consistency compares two passes that are the same
class Digits {
  @Dense(256) @Relu Layer hidden;
  @Dense(10) Layer logits;
}

@Network(input = 784, classes = 10)
@FixMatch // WARNING: nothing changes samples strongly
class Views {
  @Dense(256) @Relu @Dropout(0.5) Layer hidden;
  @Dense(10) Layer logits;
}
