package dev.regimen.examples.vision;

import dev.regimen.annotation.Border;
import dev.regimen.annotation.ColorJitter;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.LabelSensitive;
import dev.regimen.annotation.RandomCrop;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Rotate;
import dev.regimen.annotation.Scale;
import dev.regimen.annotation.Translate;

/**
 * {@link SignDigits} on hands that are turned a little, nearer or farther, beside the middle, in
 * other light, and left as well as right: nothing of it changes which digit is signed. What a
 * rotation leaves open at the border is filled with the mirrored background, not with black.
 */
@Regime(SignDigits.class)
@Rotate(degrees = 15) @Scale(low = 0.85, high = 1.15) @Translate(fraction = 0.1)
@RandomCrop(padding = 0, border = Border.REFLECT)
@HorizontalFlip @LabelSensitive({}) // a mirrored hand signs the same digit
@ColorJitter(brightness = 0.3, contrast = 0.3, saturation = 0.3)
class SignDigitsAugmented {}
