package dev.regimen.processor.lower;

import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.ActingRules;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.Rules;
import java.util.List;

/** A layer where it stands in its network. */
record LayerPlace(LayerModel layer, NetworkModel network, Rules rules) {
  /** Whether its parameters and statistics change. */
  boolean trains() {
    return ActingRules.train(layer.name(), network, rules);
  }

  /** Whether it yields in training what it yields at inference. */
  boolean evaluated() {
    return ActingRules.evaluated(layer.name(), network, rules);
  }

  /** The layer whose activation its output meets. */
  LayerModel met() {
    return Activation.met(layer, network, rules);
  }

  /** The fields before it, those of blocks among them. */
  List<LayerModel> before() {
    return network.layers().stream()
        .takeWhile(other -> !other.name().equals(layer.name()))
        .toList();
  }

  /** How deep a residual block is, counted in such blocks, as a fraction of all of them. */
  double depth() {
    List<String> residual =
        network.blocks().stream().filter(BlockModel::residual).map(BlockModel::name).toList();
    int index = residual.indexOf(layer.name());
    return index < 0 ? 1 : (double) (index + 1) / residual.size();
  }
}
