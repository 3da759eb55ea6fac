import dev.regimen.annotation.*;

@Network(input = {28, 20, 1}, classes = 10)
class Upright {
  @Conv(8) @Relu Layer maps;
  @GlobalAveragePool Layer features;
  @Dense(10) Layer logits;
}

@Regime(Upright.class)
@RotationPrediction // ERROR: @RotationPrediction turns square images, but the input is 28x20x1
class Turned {}
