package dev.regimen.examples.findings;

import dev.regimen.annotation.Ema;
import dev.regimen.annotation.Regime;

/** The same run, of which the last thousand or so updates are averaged. */
@Regime(NoisyRateMlp.class)
@Ema(decay = 0.999)
class NoisyRateEmaMlp {}
