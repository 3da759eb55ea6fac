import dev.regimen.annotation.*;

@Network(input = 12, classes = 3)
class Ids {
  @Embedding(vocabulary = 50, width = 8) Layer rows;
  @GlobalAveragePool Layer mean;
  @Dense(3) Layer logits;
}

@Regime(Ids.class)
@Denoising // ERROR: @Denoising predicts numbers, but @Embedding looks up ids
class Words {}
