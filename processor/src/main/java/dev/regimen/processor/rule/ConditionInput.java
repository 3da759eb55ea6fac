package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What each sample comes with beside its features.
 *
 * @param value one row a sample
 * @param classes it is a whole number below this, or 0 where it is numbers of any kind
 */
public record ConditionInput(Value value, int classes) {
  /**
   * A condition as an annotation states it.
   *
   * @param classes it is a whole number below this, or 0 where it is numbers of any kind
   * @param extents of those numbers, without the batch
   */
  public record Form(int classes, List<Integer> extents) {
    /** One of some classes. */
    public static Form ofClass(int classes) {
      return new Form(classes, List.of(1));
    }

    /** Numbers of the extents given. */
    public static Form of(int... extents) {
      return new Form(0, Arrays.stream(extents).boxed().toList());
    }

    private int[] dims() {
      return extents.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether the numbers lie in maps, place by place. */
    public boolean maps() {
      return extents.size() > 1;
    }

    /** The form of a network's condition, if it has one. */
    public static Optional<Form> of(NetworkModel network, Rules rules) {
      return rules.in(Role.RUN, network.regime()).stream()
          .flatMap(bound -> bound.rule().condition(bound.annotation()).stream())
          .findFirst();
    }
  }

  /** The condition of a network, if it has one. */
  public static Optional<ConditionInput> of(NetworkModel network, Rules rules, Graph graph) {
    return Form.of(network, rules).map(form -> of(graph, form.classes(), form.dims()));
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
