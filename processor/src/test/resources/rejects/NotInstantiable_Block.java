import dev.regimen.annotation.*;

@Block
abstract class Cell { // ERROR: a block must not be abstract
  @Dense(8) @Relu Layer hidden;
}

@Block
class Wide<T> { // ERROR: a block must not have type parameters
  @Dense(8) @Relu Layer hidden;
}

@Block
enum Kind { // ERROR: a block must be a class, but this is an enum
  ONE;
  @Dense(8) @Relu Layer hidden;
}

@Network(input = 13, classes = 3)
class Wine {
  Cell cell;
  Wide<String> wide;
  Kind kind;
  @Dense(3) Layer logits;
}
