package dev.regimen.examples.findings;

import dev.regimen.annotation.LinearProbe;
import dev.regimen.annotation.Regime;

/** The same network, of which the last layer alone is trained. */
@Regime(FewDistrictsMlp.class)
@LinearProbe
class ProbedDistrictsMlp {}
