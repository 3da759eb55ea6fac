import dev.regimen.annotation.*;

@Network(input = {8, 8, 1}, classes = 3)
class Ranks {
  @Conv(4) @Relu Layer maps;
  @Embedding(vocabulary = 50, width = 8) Layer words; // ERROR: but its input is computed
  @Dense(3) Layer logits;
}
