import dev.regimen.annotation.*;

@Block
class Trunk {
  @Dense(64) @Relu Layer hidden;
}

@Block
class Cell extends Trunk { // ERROR: layer hidden is inherited from Trunk
  @Dense(64) @Relu Layer more;
}

@Network(input = 13, classes = 3)
class Wine {
  Cell cell;
  @Dense(3) Layer logits;
}
