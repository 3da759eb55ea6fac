package dev.regimen.examples.findings;

import dev.regimen.annotation.GrowingBatch;
import dev.regimen.annotation.Regime;

/** The same, where the batch grows instead. */
@Regime(DecayingRateMlp.class)
@GrowingBatch(milestones = {10, 14}, factor = 0.25)
class GrowingBatchMlp {}
