package dev.regimen.examples.findings;

import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Without;

/** The same layers without dropout, which know the training set by heart much sooner. */
@Regime(DroppedDigitsMlp.class)
@Without(Dropout.class)
@Train(epochs = 8, batch = 128)
class PlainDigitsMlp {}
