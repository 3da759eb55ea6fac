import dev.regimen.annotation.*;

@Network(input = 1, classes = 3)
@Standardize
class Single {
  @Dense(16) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Regime(Single.class)
@MaskedPrediction // ERROR: @MaskedPrediction masks some fields of a sample, but the input has one
class Told {}
