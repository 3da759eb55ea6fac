import dev.regimen.annotation.*;

@Network(input = {28, 20, 1}, classes = 10)
class Upright {
  @Conv(8) @Relu Layer maps;
  @GlobalAveragePool Layer features;
  @Dense(10) Layer logits;
}

@Regime(Upright.class)
@Denoising @InputNoise(0.3)
@Translate(fraction = 0.1) // ERROR: @Translate moves pixels, but @Denoising compares with the sample as it is
class Moved {}
