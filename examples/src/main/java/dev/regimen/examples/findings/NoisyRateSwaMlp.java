package dev.regimen.examples.findings;

import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Swa;

/** The same run, of which the weights at the ends of the last ten epochs are averaged. */
@Regime(NoisyRateMlp.class)
@Swa(start = 6)
class NoisyRateSwaMlp {}
