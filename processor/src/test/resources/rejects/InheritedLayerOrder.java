import dev.regimen.annotation.*;

class Trunk {
  @Dense(64) @Relu Layer hidden; // ERROR: [Regimen:Misplaced] Trunk.hidden
}

@Network(input = 13, classes = 3)
class Wine extends Trunk { // ERROR: layer hidden is inherited from Trunk
  @Dense(3) Layer logits;
}
