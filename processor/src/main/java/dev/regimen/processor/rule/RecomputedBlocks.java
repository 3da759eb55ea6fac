package dev.regimen.processor.rule;

import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The blocks of a network whose inner activations are computed again for the backward pass. */
public final class RecomputedBlocks {
  private RecomputedBlocks() {}

  /** Those that are in no other of them, in the order of the network. */
  public static List<BlockModel> outermost(NetworkModel network, Rules rules) {
    List<BlockModel> marked =
        network.blocks().stream().filter(block -> use(block, rules).isPresent()).toList();
    Set<String> inner = new HashSet<>();
    marked.forEach(block -> inside(block).forEach(within -> inner.add(within.name())));
    return marked.stream().filter(block -> !inner.contains(block.name())).toList();
  }

  /** What asks for it on a block's class, if something does. */
  public static Optional<Use<Annotation>> use(BlockModel block, Rules rules) {
    return rules.in(Role.LAYER, block.self().uses()).stream()
        .filter(bound -> bound.rule().recomputes(bound.annotation()))
        .map(Rules.Bound::use)
        .findFirst();
  }

  /** The blocks within a block. */
  public static Stream<BlockModel> inside(BlockModel block) {
    return block.blocks().filter(within -> within != block);
  }

  /** The names of all that computes something in a block. */
  public static Set<String> layers(BlockModel block) {
    Set<String> names = new HashSet<>();
    block.layers().map(LayerModel::name).forEach(names::add);
    block.blocks().map(BlockModel::name).forEach(names::add);
    return names;
  }
}
