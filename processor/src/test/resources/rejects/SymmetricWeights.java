import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @ZeroInit @Relu Layer hidden; // ERROR: @ZeroInit on a hidden layer: all its units stay identical
  @Dense(3) Layer logits;
}

@Block
@Residual
class Fixup {
  @Conv(8) @Relu Layer first;
  @Conv(8) @ZeroInit Layer second;
}

@Network(input = {8, 8, 8}, classes = 3)
class Silent {
  Fixup block;
  @GlobalAveragePool Layer mean;
  @Dense(3) @ZeroInit Layer logits;
}

@Network(input = 12, classes = 3)
class Table {
  @Embedding(vocabulary = 100, width = 8) @ZeroInit Layer table;
  @Flatten Layer row;
  @Dense(3) Layer logits;
}
