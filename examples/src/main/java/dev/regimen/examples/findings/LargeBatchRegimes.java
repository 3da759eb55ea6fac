package dev.regimen.examples.findings;

import dev.regimen.annotation.Compare;
import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;

/** What large batches are trained by, and the small ones that they replace. */
@Experiment(repeats = 5, objective = Metric.VALIDATION_ACCURACY)
@Compare({
  LargeBatchMlps.SmallSgd.class,
  LargeBatchMlps.LargeSgd.class,
  LargeBatchMlps.LargeLars.class,
  LargeBatchMlps.SmallAdam.class,
  LargeBatchMlps.LargeAdam.class,
  LargeBatchMlps.LargeLamb.class
})
class LargeBatchRegimes {}
