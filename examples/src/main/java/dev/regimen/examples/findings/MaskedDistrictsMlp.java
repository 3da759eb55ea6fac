package dev.regimen.examples.findings;

import dev.regimen.annotation.MaskedPrediction;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Train;

/** The same network, which is to tell fields of a district that are hidden from the others. */
@Regime(FewDistrictsMlp.class)
@Train(epochs = 20, batch = 128)
@MaskedPrediction(share = 0.3)
class MaskedDistrictsMlp {}
