package dev.regimen.examples.findings;

import dev.regimen.annotation.EarlyStopping;
import dev.regimen.annotation.Regime;

/** The same run, ended behind its best epoch, whose weights it keeps. */
@Regime(OvertrainedMlp.class)
@EarlyStopping(patience = 10)
class StoppedMlp {}
