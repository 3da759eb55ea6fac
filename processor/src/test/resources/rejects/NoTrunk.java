import dev.regimen.annotation.*;

@Network(input = 4, classes = 3)
class Alone {
  @Dense(3) Layer logits;
}

@Regime(Alone.class)
@Denoising @InputNoise(0.3) // ERROR: @Denoising has no layer to teach
class Headless {}

@Network(input = 12, classes = 3)
class Ids {
  @Embedding(vocabulary = 50, width = 8) Layer rows;
  @GlobalAveragePool Layer mean;
  @Dense(3) Layer logits;
}
