package dev.regimen.examples.findings;

import dev.regimen.annotation.Regime;
import dev.regimen.annotation.RotationPrediction;
import dev.regimen.annotation.Train;

/** The same network, which is to say how clothes are turned. */
@Regime(TenLabelsCnn.class)
@Train(epochs = 4, batch = 128)
@RotationPrediction
class TurnedClothesCnn {}
