package dev.regimen.examples.findings;

import dev.regimen.annotation.PseudoLabels;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.UnlabelledRatio;

/** The same network, which takes its own sure guesses for labels of the other 59,900 digits. */
@Regime(FewLabelsMlp.class)
@Train(epochs = 40, batch = 288)
@UnlabelledRatio(8)
@PseudoLabels(delay = 1, ramp = 20)
class PseudoLabelsMlp {}
