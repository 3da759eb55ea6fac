package dev.regimen.examples;

import dev.regimen.annotation.Compare;
import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;

/** Whether it matters which of the two changes. */
@Experiment(repeats = 5, objective = Metric.VALIDATION_ACCURACY)
@Compare({DecayingRateMlp.class, GrowingBatchMlp.class})
class RateOrBatch {}
