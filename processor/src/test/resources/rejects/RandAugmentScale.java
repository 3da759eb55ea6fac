import dev.regimen.annotation.*;

@Network(input = {32, 32, 3}, classes = 10)
@RandAugment(level = 14) // ERROR: level = 14 lies above its scale, which ends at of = 10
class Photos {
  @Dense(10) Layer logits;
}
