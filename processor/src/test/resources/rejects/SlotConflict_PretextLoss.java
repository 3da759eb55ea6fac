import dev.regimen.annotation.*;

@Network(input = 8, outputs = 1)
@Standardize(targets = true)
class Costs {
  @Dense(16) @Relu Layer hidden;
  @Dense(1) Layer cost;
}

@Regime(Costs.class)
@MaskedPrediction
@Huber // ERROR: @Huber beside @MaskedPrediction, which has a loss of its own
class Masked {}

@Regime(Costs.class)
@Contrastive @InputNoise(0.3) @Split(validation = 0) @Train(batch = 128)
@MeanSquared // ERROR: @MeanSquared beside @Contrastive, which has a loss of its own
class Compared {}
