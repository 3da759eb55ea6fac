import dev.regimen.annotation.*;

@Network(input = 8, classes = 3)
@Standardize
class Wide {
  @Dense(16) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Regime(Wide.class)
@MaskedPrediction(share = 1) // ERROR: share
class Whole {}

@Regime(Wide.class)
@MaskedPrediction(share = 0) // ERROR: share
class None {}
