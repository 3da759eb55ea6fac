package dev.regimen.benchmark.ours;

import dev.regimen.annotation.FixMatch;
import dev.regimen.annotation.InputNoise;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.UnlabelledRatio;

/** The network of cnn-64, of whose 64 images 56 have no label: a second pass sees them weakly. */
@Regime(Cnn.class)
@Train(epochs = 1, batch = 64)
@UnlabelledRatio(7)
@InputNoise(0.1)
@FixMatch
class CnnMatched {}
