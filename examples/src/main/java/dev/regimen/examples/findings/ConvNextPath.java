package dev.regimen.examples.findings;

import dev.regimen.annotation.Compare;
import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;

/** The steps of the path, over the same seeds and so the same splits. */
@Experiment(repeats = 5, objective = Metric.VALIDATION_ACCURACY)
@Compare({
  ConvNextSteps.ResNet.class,
  ConvNextSteps.Patches.class,
  ConvNextSteps.Depthwise.class,
  ConvNextSteps.Inverted.class,
  ConvNextSteps.LargeKernel.class,
  ConvNextSteps.Gelus.class,
  ConvNextSteps.FewerActivations.class,
  ConvNextSteps.FewerNorms.class,
  ConvNextSteps.LayerNorms.class,
  ConvNextSteps.ConvNext.class
})
class ConvNextPath {}
