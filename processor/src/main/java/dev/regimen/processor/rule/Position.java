package dev.regimen.processor.rule;

import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Reader;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;

/**
 * Where a layer stands among the layers of its network.
 *
 * @param network the network
 * @param layers its layers, in the order of their application
 * @param index the layer's place among them, from 0
 */
public record Position(NetworkModel network, List<LayerModel> layers, int index) {
  /** The place of the layer that a use belongs to; empty where it stands on a regime. */
  public static Optional<Position> of(Use<?> use, NetworkModel network) {
    return network.index(use.layer()).stream()
        .mapToObj(index -> new Position(network, network.layers(), index))
        .findFirst();
  }

  public LayerModel layer() {
    return layers.get(index);
  }

  /** Whether the loss sees the output of this layer as it is. */
  public boolean last() {
    return reader().loss();
  }

  /**
   * The layer that alone reads the output of this one; empty where the loss does, and where it is
   * added to something or read in several places, as before and at the end of a residual branch.
   */
  public Optional<LayerModel> next() {
    return reader().layer();
  }

  /** Whether no layer before this one carries the annotation. */
  public boolean firstWith(Class<? extends Annotation> type) {
    return layers.subList(0, index).stream().noneMatch(layer -> layer.has(type));
  }

  /** The task whose head this layer is, or is in. */
  public Optional<TaskModel> task() {
    return network.taskOf(layer().name());
  }

  private Reader reader() {
    return network.reader(layer().name());
  }
}
