package dev.regimen.benchmark.ours;

import dev.regimen.annotation.ClipNorm;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Ema;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.MaxNorm;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;

/** The network of regime-128: {@link Mlp}, AdamW and decay, and what a modern regime adds. */
@Regime(Mlp.class)
@Train(epochs = 20, batch = 128)
@Warmup(epochs = 2)
@Cosine
@ClipNorm(1)
@LabelSmoothing(0.1)
@MaxNorm(3)
@Ema(decay = 0.999)
class MlpRegime {}
