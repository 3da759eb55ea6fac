package dev.regimen.processor.model;

import dev.regimen.processor.diagnostic.Site;
import java.util.stream.Stream;

/** What one field of a network or block stands for: a layer, or one application of a block. */
public sealed interface Part permits LayerModel, BlockModel {
  /**
   * The path from the network to here, which is unique in it: {@code logits}, {@code stage2.conv1},
   * and with the number of the repetition where a block is repeated, {@code stage2.0.conv1}.
   */
  String name();

  /** The field as the source declares it. */
  default String field() {
    return Paths.field(name());
  }

  /** The field. */
  Site site();

  /** The layers in here, in the order in which they are applied. */
  Stream<LayerModel> layers();

  /** This, if it is a block, and the blocks in it, in the order in which they begin. */
  Stream<BlockModel> blocks();
}
