package demo;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.EarlyStopping;
import dev.regimen.annotation.KaimingInit;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.annotation.XavierInit;

// The axis: batch norm, draws, cross-entropy, an adaptive optimizer with decay, a schedule in pieces.
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 20, batch = 128)
@AdamW(learningRate = 1e-3)
@Cosine
@Warmup(epochs = 2)
@WeightDecay(1e-4)
@LabelSmoothing(0.1)
@EarlyStopping(monitor = Metric.VALIDATION_LOSS, patience = 5)
@Seed(42)
class Images {
  @Dense(512) @KaimingInit @BatchNorm @Relu @Dropout(0.5) Layer hidden1;
  @Dense(256) @KaimingInit @BatchNorm @Relu @Dropout(0.5) Layer hidden2;
  @Dense(10) @XavierInit Layer logits;
}
