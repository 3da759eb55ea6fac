package dev.regimen.benchmark.ours;

import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.UnlabelledRatio;
import dev.regimen.annotation.VirtualAdversarial;

/** The network of mlp-128, of whose 128 samples 112 have no label and are moved to the worst. */
@Regime(Mlp.class)
@Train(epochs = 1, batch = 128)
@UnlabelledRatio(7)
@VirtualAdversarial
class MlpAdversarial {}
