package dev.regimen.benchmark.ours;

import dev.regimen.annotation.Block;
import dev.regimen.annotation.Use;

/** Attention and a perceptron. */
@Block
class Transformer {
  CausalMix mix;

  @Use(width = Block.WIDTH)
  RowPerceptron perceptron;
}
