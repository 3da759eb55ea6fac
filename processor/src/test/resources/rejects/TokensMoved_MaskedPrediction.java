import dev.regimen.annotation.*;

@Network(classes = 2)
@Text(maxLength = 16, vocabulary = 50)
class Around {
  @Embedding(width = 8) Layer words;
  @Conv1d(8) @Tanh Layer read;
  @GlobalAveragePool Layer mean;
  @Dense(2) Layer logits;
}

@Regime(Around.class)
@MaskedPrediction(on = "read")
@RandomSwap // ERROR: @RandomSwap edits tokens, which then are not what is masked
class Gaps {}
