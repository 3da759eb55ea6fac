import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10, batch = 32) @AdamW(learningRate = 1e-3)
class Wine {
  @Dense(64) @Relu @Dropout(0.2) Layer hidden;
  @Dense(3) Layer logits;
}

@Experiment
@Ablation({Dropout.class, BatchNorm.class}) // ERROR: Wine has no @BatchNorm
class WhatHelps {
  Wine network;
}
