package dev.regimen.examples;

import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Tanh;

/** Three kinds of iris by four measures of the flower. */
@Network(input = 4, classes = 3)
@SmallTable
@Seed(7)
class IrisMlp {
  @Dense(16) @Tanh Layer hidden;
  @Dense(3) Layer logits;
}
