import dev.regimen.annotation.*;

@Network(input = {32, 32, 3}, outputs = 2)
@Mixup // ERROR: @Mixup mixes the shares of classes, but this network predicts numbers
@CutMix // ERROR: @CutMix mixes the shares of classes, but this network predicts numbers
class Positions {
  @Dense(2) Layer position;
}
