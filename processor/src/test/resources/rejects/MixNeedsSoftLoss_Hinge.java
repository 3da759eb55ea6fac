import dev.regimen.annotation.*;

@Network(input = {32, 32, 3}, classes = 10)
@Hinge
@Mixup // ERROR: @Mixup makes mixed targets, but @Hinge takes whole classes
class Margins {
  @Dense(64) @Relu Layer hidden;
  @Dense(10) Layer scores;
}
