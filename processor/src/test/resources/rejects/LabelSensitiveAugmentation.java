import dev.regimen.annotation.*;

@Network(input = {28, 28, 1}, classes = 10)
@LabelSensitive({ImageChange.FLIP, ImageChange.ROTATE})
@HorizontalFlip // ERROR: @HorizontalFlip changes what the labels depend on: FLIP
@RandomCrop
@RandAugment // ERROR: @RandAugment changes what the labels depend on: ROTATE
@TestTimeAugmentation // ERROR: @TestTimeAugmentation changes what the labels depend on: FLIP
class Digits {
  @Dense(10) Layer logits;
}
