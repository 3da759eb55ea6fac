package dev.regimen.processor.rule;

import dev.regimen.annotation.Embedding;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.layer.EmbeddingRule;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Layers of some texts of several lengths, whose words stand in a table. */
abstract class LayersOfTexts {
  static final int VOCABULARY = 7;
  static final int WIDTH = 4;

  /** Four texts of lengths 0, 1, 3 and 5. */
  static final double[][] TEXTS = {
    {0, 0, 0, 0, 0}, {3, 0, 0, 0, 0}, {2, 6, 1, 0, 0}, {5, 4, 3, 2, 1}
  };

  final List<Value> parameters = new ArrayList<>();
  Numbers numbers;
  TestLayerScope scope;

  /** A layer of one rule on the rows of some texts that it gets from a table. */
  <A extends Annotation> Value lowered(LayerRule<A> rule, Map<String, Object> members) {
    Use<A> use =
        new Use<>(
            Written.annotation(rule.annotation(), members),
            "layer",
            new Written.NamedSite("layer"));
    return rule.lower(use, rows(TEXTS), scope);
  }

  Value rows(double[]... texts) {
    Use<Embedding> use =
        new Use<>(
            Written.annotation(Embedding.class, Map.of("width", WIDTH)),
            "layer",
            new Written.NamedSite("layer"));
    scope = new TestLayerScope(true, use);
    numbers = new Numbers(texts.length, 3);
    Value ids = scope.input(texts[0].length);
    scope.texts = new TextIds(ids, VOCABULARY);
    numbers.set(ids, Arrays.stream(texts).flatMapToDouble(Arrays::stream).toArray());
    return new EmbeddingRule().lower(use, ids, scope);
  }

  double[] values(Value y) {
    draw();
    Program program = new Program(y.graph(), Map.of("y", y), List.of());
    return Interpreter.run(program, numbers).outputs().get("y").data();
  }

  void draw() {
    parameters.clear();
    scope.states.forEach(
        (leaf, initial) -> {
          numbers.normal(leaf, 0, 0.5);
          parameters.add(leaf);
        });
  }

  void checkGradients(Value y) {
    draw();
    Value weights = y.graph().leaf(Leaf.Kind.TARGET, "probe", y.shape());
    numbers.normal(weights, 0.3, 1);
    int[] axes = new int[y.shape().rank()];
    Arrays.setAll(axes, i -> i);
    GradientCheck.check(y.times(weights).sum(axes).reshape(Shape.scalar()), parameters, numbers);
  }

  double table(int id, int column) {
    return numbers.tensor((Leaf) parameters.get(0).op()).data()[id * WIDTH + column];
  }
}
