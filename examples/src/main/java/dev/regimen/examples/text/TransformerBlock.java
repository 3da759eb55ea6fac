package dev.regimen.examples.text;

import dev.regimen.annotation.Block;
import dev.regimen.annotation.Use;

/** Attention, then a network of two layers, each with its norm before it (Radford et al. 2019). */
@Block
class TransformerBlock {
  AttentionBlock attention;
  @Use(width = Block.WIDTH) FeedForwardBlock feedForward;
}
