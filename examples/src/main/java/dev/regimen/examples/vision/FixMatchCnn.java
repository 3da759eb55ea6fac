package dev.regimen.examples.vision;

import dev.regimen.annotation.FixMatch;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.UnlabelledRatio;

/** The same network, which is to say of a strong view what it is sure of in a weak one. */
@Regime(FewLabelsCnn.class)
@Train(epochs = 14, batch = 256)
@UnlabelledRatio(7)
@FixMatch
class FixMatchCnn {}
