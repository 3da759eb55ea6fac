import dev.regimen.annotation.*;

@Network(input = 6, classes = 3)
@MixedPrecision(emulate = true) // WARNING: @MixedPrecision on a network without products and convolutions
class BagOfWords {
  @Embedding(vocabulary = 50, width = 3) Layer words;
  @GlobalAveragePool Layer mean;
}
