import dev.regimen.annotation.*;

@Network(input = {8, 8, 1}, classes = 3)
@Standardize
class Shapes {
  @Flatten Layer pixels;
  @Dense(16) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Regime(Shapes.class)
@MaskedPrediction // ERROR: predicts fields of a table, but the input is 8x8x1
class Pixels {}

@Network(input = 12, classes = 3)
class Numbered {
  @Embedding(vocabulary = 50, width = 8) Layer rows;
  @GlobalAveragePool Layer mean;
  @Dense(3) Layer logits;
}

@Regime(Numbered.class)
@MaskedPrediction // ERROR: @MaskedPrediction predicts numbers, but @Embedding looks up ids
class Hidden {}
