import dev.regimen.annotation.*;

@Block
@Parallel // ERROR: Fork: narrow yields 8, but wide yields 16
class Fork {
  @Dense(8) @Relu Layer narrow;
  @Dense(16) @Relu Layer wide;
}

@Network(input = 13, classes = 3)
class Wine {
  Fork fork;
  @Dense(3) Layer logits;
}
