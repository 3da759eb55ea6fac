package dev.regimen.examples.findings;

import dev.regimen.annotation.MaxNorm;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Train;

/** The bound and the momentum of the paper's appendix B.1: weights that cannot grow bear more. */
@Regime(DroppedDigitsMlp.class)
@Train(epochs = 100, batch = 128)
@Sgd(learningRate = 0.05, momentum = 0.95)
@MaxNorm(2)
class BoundedDigitsMlp {}
