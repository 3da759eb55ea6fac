import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
abstract class Wine { // ERROR: a network must not be abstract
  @Dense(3) Layer logits;
}

@Regime(Wine.class)
interface Long {} // ERROR: a regime must be a class, but this is an interface
