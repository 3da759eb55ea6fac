package demo;

import dev.regimen.annotation.Border;
import dev.regimen.annotation.ColorJitter;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Erasure;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.LabelSensitive;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Mixup;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.RandAugment;
import dev.regimen.annotation.RandomCrop;
import dev.regimen.annotation.RandomErasing;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.TestCrop;
import dev.regimen.annotation.TestTimeAugmentation;

/** Augmentation of every kind, in no order. */
@Network(input = {32, 32, 3}, classes = 10)
@Mixup(alpha = 0.4)
@TestCrop
@RandomErasing(p = 0.25, with = Erasure.ZERO)
@RandAugment(level = 7)
@HorizontalFlip
@RandomCrop(border = Border.REFLECT)
@ColorJitter(hue = 0.1)
@TestTimeAugmentation
@Standardize
@LabelSensitive({ImageChange.SCALE})
class Photos {
  @Dense(10) Layer logits;
}
