package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import java.util.Optional;

/** Where the rows of a text's tokens end in a network. */
final class LastTokenRows {
  private LastTokenRows() {}

  /** A head on the last field that yields a row for each token, blocks left aside. */
  static Optional<String> fix(NetworkModel model, Graph graph) {
    return model.layers().stream()
        .map(LayerModel::name)
        .filter(name -> model.parts().stream().anyMatch(part -> part.name().equals(name)))
        .filter(name -> yielded(graph, name).filter(y -> y.shape().rank() == 3).isPresent())
        .reduce((before, last) -> last)
        .map(field -> "on = \"" + field + "\"");
  }

  /** What a layer makes last. */
  private static Optional<Value> yielded(Graph graph, String layer) {
    return graph.values().stream()
        .filter(value -> value.origin().layer().equals(layer))
        .reduce((before, last) -> last);
  }
}
