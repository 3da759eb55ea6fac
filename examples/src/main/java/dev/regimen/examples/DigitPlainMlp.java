package dev.regimen.examples;

import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.annotation.Without;

/** The same layers with nothing against overfitting but the norm and early stopping. */
@Regime(DigitMlp.class)
@Without({Dropout.class, WeightDecay.class, LabelSmoothing.class})
class DigitPlainMlp {}
