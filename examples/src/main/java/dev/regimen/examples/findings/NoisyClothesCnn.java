package dev.regimen.examples.findings;

import dev.regimen.annotation.Denoising;
import dev.regimen.annotation.InputNoise;
import dev.regimen.annotation.RandomErasing;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Train;

/** The same network, which is to say what clothes are behind noise and under erased parts. */
@Regime(TenLabelsCnn.class)
@Train(epochs = 12, batch = 128)
@InputNoise(0.5) @RandomErasing
@Denoising(on = "conv3")
class NoisyClothesCnn {}
