package dev.regimen.processor.rule.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Bindings;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Tensor;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import dev.regimen.processor.pass.Autodiff;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Maxima before a layer's functions, against those behind them. */
@Tag("pure")
class EarlyMaxTest implements Bindings {
  private static final int ROWS = 3;
  private static final int CHANNELS = 4;
  private static final Window WINDOW = new Window(2, 2, 2, 2, 1, 1, 0, 0, 0, 0);
  private static final Window OVERLAPPING = new Window(3, 3, 2, 2, 1, 1, 1, 1, 1, 1);

  private final Random random = new Random(4);
  private final Map<Leaf, Tensor> tensors = new HashMap<>();
  private final Graph graph = new Graph();
  private final Value map = leaf("map", Shape.batch(6, 5, CHANNELS));
  private final Value gamma = leaf("gamma", Shape.of(CHANNELS));
  private final Value beta = leaf("beta", Shape.of(CHANNELS));

  private Value leaf(String name, Shape shape) {
    Value leaf = graph.leaf(Leaf.Kind.PARAMETER, name, shape);
    Tensor tensor = Tensor.zeros(shape, ROWS);
    Arrays.setAll(tensor.data(), i -> (i % 2 == 0 ? 1 : -1) * (0.2 + random.nextDouble()));
    tensors.put((Leaf) leaf.op(), tensor);
    return leaf;
  }

  private Value normalized(Value x) {
    Value rstd = x.variance(0, 1, 2).plus(1e-3).rsqrt();
    return x.minus(x.mean(0, 1, 2)).times(rstd).times(gamma).plus(beta);
  }

  private Map<String, Tensor> outcome(Value y) {
    Value loss = y.square().sum(0, 1, 2, 3).reshape(Shape.scalar());
    Program program = new Program(graph, Map.of(Program.LOSS, loss), List.of());
    Map<String, Value> outputs = new HashMap<>();
    outputs.put("y", y);
    Autodiff.gradients(program, List.of(map, gamma, beta))
        .forEach((leaf, gradient) -> outputs.put(((Leaf) leaf.op()).name(), gradient));
    return Interpreter.run(new Program(graph, outputs, List.of()), this).outputs();
  }

  private void assertSame(Window window, UnaryOperator<Value> layer) {
    Value late = graph.add(new Pool(Pool.Kind.MAX, window), List.of(layer.apply(map)));
    Map<String, Tensor> expected = outcome(late);
    // Elsewhere, so that what is there already is nobody's but its user's.
    graph.enter(Origin.forward("again"));
    Value y = layer.apply(map.map(Scalar.arg(0).times(2)).times(0.5));
    Optional<Value> early = EarlyMax.of(window, y);
    assertTrue(early.isPresent());
    Map<String, Tensor> actual = outcome(early.get());
    expected.forEach(
        (name, tensor) -> assertArrayEquals(tensor.data(), actual.get(name).data(), 1e-12, name));
  }

  @Test
  void aNormAndARectifierWhateverTheSignOfGamma() {
    assertSame(WINDOW, x -> normalized(x).max(0));
    assertSame(OVERLAPPING, x -> normalized(x).max(0));
  }

  @Test
  void aBiasAndWhatSaturates() {
    assertSame(WINDOW, x -> x.plus(beta).apply(UnaryFunction.TANH));
    assertSame(WINDOW, x -> x.plus(beta).negate().apply(UnaryFunction.SIGMOID));
  }

  private void assertLate(Window window, Value y) {
    assertEquals(Optional.empty(), EarlyMax.of(window, y));
  }

  @Test
  void whatTurnsOrIsNeededElsewhereIsPooledLate() {
    assertLate(WINDOW, map.times(map.apply(UnaryFunction.SIGMOID)));
    assertLate(WINDOW, map.plus(leaf("other", map.shape())));
    assertLate(WINDOW, map);
    Value rectified = map.plus(beta).max(0);
    rectified.square();
    assertLate(WINDOW, rectified);
    graph.enter(Origin.forward("before"));
    Value before = map.plus(gamma);
    graph.enter(Origin.forward("behind"));
    assertLate(WINDOW, before);
  }

  /** Windows as many as places spare nothing. */
  @Test
  void windowsThatMoveByOnePlaceArePooledLate() {
    assertLate(new Window(3, 3, 1, 1, 1, 1, 1, 1, 1, 1), map.plus(beta).max(0));
  }

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public Tensor tensor(Leaf leaf) {
    return tensors.get(leaf);
  }

  @Override
  public double leaf(Scalar scalar) {
    return ROWS;
  }

  @Override
  public void draw(Draw draw, double probability, double[] into) {
    throw new IllegalStateException("nothing is drawn here");
  }
}
