package dev.regimen.examples;

import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Tanh;

/** Three growers of wine by thirteen chemical measures. */
@Network(input = 13, classes = 3)
@SmallTable
@Seed(7)
class WineMlp {
  @Dense(16) @Tanh Layer hidden;
  @Dense(3) Layer logits;
}
