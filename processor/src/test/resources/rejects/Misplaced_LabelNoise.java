import dev.regimen.annotation.*;

@Network(input = 8, outputs = 1)
@LabelNoise // ERROR: @LabelNoise draws classes, but this network predicts numbers
class Housing {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer price;
}
