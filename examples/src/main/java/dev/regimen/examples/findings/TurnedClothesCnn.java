package dev.regimen.examples.findings;

import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.RandomResizedCrop;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.RotationPrediction;
import dev.regimen.annotation.Train;

/** The same network, which is to say how clothes are turned. */
@Regime(TenLabelsCnn.class)
@Train(epochs = 12, batch = 128)
@RandomResizedCrop(scaleLow = 0.4) @HorizontalFlip
@RotationPrediction
class TurnedClothesCnn {}
