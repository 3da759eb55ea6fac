import dev.regimen.annotation.*;

@Network(classes = 2)
@Text(maxLength = 16, vocabulary = 50)
class Pooled {
  @Embedding(width = 8) Layer words;
  @Conv1d(8) @Tanh Layer read;
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}

@Regime(Pooled.class)
@MaskedPrediction // ERROR: yields 50 values, but the network has 50 classes for each token
class Gaps {}
