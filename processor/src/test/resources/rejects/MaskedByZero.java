import dev.regimen.annotation.*;

@Network(input = 8, classes = 3)
class Raw {
  @Dense(16) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Regime(Raw.class)
@MaskedPrediction // WARNING: shows 0 in the place of a field, which need not be its mean
class Told {}
