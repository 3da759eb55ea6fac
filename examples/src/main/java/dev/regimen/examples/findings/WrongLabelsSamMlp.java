package dev.regimen.examples.findings;

import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Sam;

/** The same, where the gradient is that of the sharpest point nearby. */
@Regime(WrongLabelsMlp.class)
@Sam(0.1)
class WrongLabelsSamMlp {}
