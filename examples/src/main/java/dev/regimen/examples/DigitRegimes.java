package dev.regimen.examples;

import dev.regimen.annotation.Compare;
import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;

/** Which of three regimes is best for few digits. */
@Experiment(repeats = 5, objective = Metric.VALIDATION_ACCURACY)
@Compare({DigitMlp.class, DigitSgdMlp.class, DigitPlainMlp.class})
class DigitRegimes {}
