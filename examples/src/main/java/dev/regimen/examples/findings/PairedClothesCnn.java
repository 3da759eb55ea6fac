package dev.regimen.examples.findings;

import dev.regimen.annotation.Contrastive;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.RandomErasing;
import dev.regimen.annotation.RandomResizedCrop;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Train;

/** The same network, which is to say which two views of a batch show the same piece. */
@Regime(TenLabelsCnn.class)
@Train(epochs = 12, batch = 256)
@RandomResizedCrop @HorizontalFlip @RandomErasing
@Contrastive
class PairedClothesCnn {}
