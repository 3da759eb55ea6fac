import dev.regimen.annotation.*;

@Network(input = 6, classes = 3)
class Ids {
  @Embedding(vocabulary = 50, width = 8) @WeightNorm Layer words; // WARNING: @WeightNorm on a field without a weight of this kind
  @GlobalAveragePool Layer mean;
  @Dense(3) Layer logits;
}
