import dev.regimen.annotation.*;

@Network(input = 32, classes = 2)
@Text(maxLength = 32)
class Reviews {
  @Embedding(width = 16) Layer words;
  @GlobalAveragePool Layer pooled;
  @Dense(32) @Relu Layer features;
  @Dense(2) Layer logits;
}

@Regime(Reviews.class)
@Split(validation = 0) @Train(batch = 256)
@Contrastive // ERROR: @Contrastive compares two views of a sample, which nothing makes different
class Alike {}
