package dev.regimen.examples.vision;

import dev.regimen.annotation.L2;
import dev.regimen.annotation.Lamb;
import dev.regimen.annotation.RandomCrop;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Resolution;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.Without;
import dev.regimen.preset.RsbA3;

/**
 * The regime A3 of Wightman, Touvron and Jégou 2021 on a small scale: a tenth of the epochs, an
 * eighth of the batch, and the rate by the square root of that, 8e-3 · √(1/8).
 */
@Regime(ResNet20.class)
@RsbA3
@Train(epochs = 10, batch = 256)
@Lamb(learningRate = 2.83e-3)
@Warmup(epochs = 1)
@Without({L2.class, RandomCrop.class, Resolution.class})
@Split(validation = 0)
@Seed(1)
class ResNet20A3 {}
