package dev.regimen.processor.rule;

import dev.regimen.annotation.ClassCondition;
import dev.regimen.annotation.Condition;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What each sample comes with beside its features.
 *
 * @param value one row a sample
 * @param classes it is a whole number below this, or 0 where it is numbers of any kind
 */
public record ConditionInput(Value value, int classes) {
  /** The condition of a network, if it has one. */
  public static Optional<ConditionInput> of(NetworkModel network, Graph graph) {
    Optional<ConditionInput> ofClass =
        network
            .use(ClassCondition.class)
            .map(use -> use.annotation().value())
            .map(classes -> of(graph, classes, 1));
    return ofClass.or(
        () -> network.use(Condition.class).map(use -> of(graph, 0, use.annotation().value())));
  }

  /** A condition of the extents given. */
  public static ConditionInput of(Graph graph, int classes, int... extents) {
    List<Integer> dims = new ArrayList<>(List.of(Shape.BATCH));
    for (int extent : extents) {
      dims.add(extent);
    }
    Value leaf = graph.leaf(Leaf.Kind.CONDITION, "condition", new Shape(dims));
    return new ConditionInput(leaf.named("condition"), classes);
  }

  /** In words, for messages. */
  public String text() {
    return classes > 0 ? "one of " + classes + " classes" : value.shape().text();
  }
}
