import dev.regimen.annotation.*;

@Network(input = 6, classes = 3)
class Words {
  @Embedding(vocabulary = 50, width = 10) Layer words;
  @Dense(3) Layer logits; // ERROR: yields 6x3 values, but the network has 3 classes
}
