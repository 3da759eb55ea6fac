package dev.regimen.processor.lower;

import dev.regimen.processor.ir.State;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How many parts of a network that have parameters lie between a layer and the top. */
final class Depths {
  private Depths() {}

  /** By layers; those of every task's head have depth 0. */
  static Map<String, Integer> of(Collection<State> parameters, NetworkModel model) {
    Set<String> owners = parameters.stream().map(State::layer).collect(Collectors.toSet());
    Map<String, Integer> depths = new HashMap<>();
    List<Part> parts = model.parts();
    int depth = 0;
    for (int i = parts.size() - 1; i >= 0; i--) {
      List<String> layers =
          parts.get(i).layers().map(LayerModel::name).filter(owners::contains).toList();
      if (!layers.isEmpty()) {
        boolean head = model.taskOf(parts.get(i)).isPresent();
        depth += head ? 0 : 1;
        int own = depth;
        layers.forEach(layer -> depths.put(layer, head ? 0 : own));
      }
    }
    return depths;
  }
}
