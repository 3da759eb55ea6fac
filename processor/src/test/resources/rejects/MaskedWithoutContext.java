import dev.regimen.annotation.*;

@Network(classes = 2)
@Text(maxLength = 16, vocabulary = 50)
class Backward {
  @Embedding(width = 8) Layer words;
  @Lstm(8) Layer read;
  @LastUnit Layer end;
  @Dense(2) Layer logits;
}

@Regime(Backward.class)
@MaskedPrediction(on = "read") // ERROR: asks for tokens of which the network sees none behind
class Gaps {}
