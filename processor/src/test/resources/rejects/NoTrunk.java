import dev.regimen.annotation.*;

@Network(input = 4, classes = 3)
class Alone {
  @Dense(3) Layer logits;
}

@Regime(Alone.class)
@Denoising @InputNoise(0.3) // ERROR: @Denoising has no layer to teach
class Headless {}
