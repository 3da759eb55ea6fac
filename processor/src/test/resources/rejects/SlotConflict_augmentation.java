import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
@AutoAugment
@RandAugment // ERROR: @RandAugment beside @AutoAugment: a regime has one augmentation policy
class Grey {
  @Dense(10) Layer logits;
}
