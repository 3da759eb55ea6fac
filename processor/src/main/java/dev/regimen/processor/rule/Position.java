package dev.regimen.processor.rule;

import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Optional;

/**
 * Where a field stands among the fields of its network.
 *
 * @param network the network
 * @param index the field's place, from 0
 */
public record Position(NetworkModel network, int index) {
  /** The place of the field that a use stands on; empty where it stands on a class. */
  public static Optional<Position> of(Use<?> use, NetworkModel network) {
    for (int i = 0; i < network.layers().size(); i++) {
      if (use.onLayer() && network.layers().get(i).name().equals(use.layer())) {
        return Optional.of(new Position(network, i));
      }
    }
    return Optional.empty();
  }

  public LayerModel layer() {
    return network.layers().get(index);
  }

  /** Whether this is the last field, whose output the loss sees. */
  public boolean last() {
    return index == network.layers().size() - 1;
  }

  /** The field after this one. */
  public Optional<LayerModel> next() {
    return last() ? Optional.empty() : Optional.of(network.layers().get(index + 1));
  }

  /** Whether no field before this one carries the annotation. */
  public boolean firstWith(Class<? extends Annotation> type) {
    return network.layers().subList(0, index).stream().noneMatch(layer -> layer.has(type));
  }
}
