import dev.regimen.annotation.*;

@Network(input = 8, classes = 3)
class Words {
  @Embedding(vocabulary = 50, width = 16) @Lsuv Layer words; // ERROR: @Lsuv scales what a product makes, but @Embedding looks its weight up
  @Flatten Layer flat;
  @Dense(64) @WeightNorm @Relu @Lsuv Layer hidden; // ERROR: @Lsuv scales a weight whose scale is @WeightNorm's
  @Dense(3) Layer logits;
}
