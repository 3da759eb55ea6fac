package dev.regimen.examples;

import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Sgd;

/** The same layers by momentum, without a warm-up's help for moments that are not there yet. */
@Regime(DigitMlp.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @Cosine
class DigitSgdMlp {}
