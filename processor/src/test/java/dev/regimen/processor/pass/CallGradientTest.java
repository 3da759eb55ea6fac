package dev.regimen.processor.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regimen.processor.ir.Columns;
import dev.regimen.processor.ir.Concatenate;
import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.ConvolutionGradients;
import dev.regimen.processor.ir.ConvolutionInput;
import dev.regimen.processor.ir.ConvolutionWeight;
import dev.regimen.processor.ir.Downsum;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.GradientSum;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Rescale;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.TopMask;
import dev.regimen.processor.ir.Upsample;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.WeightDraw;
import dev.regimen.processor.ir.Widen;
import dev.regimen.processor.ir.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The adjoint of every call against central differences of its reference meaning. */
@Tag("pure")
class CallGradientTest {
  private final RandomGraph random = new RandomGraph(3);

  /** Odd extents, strides that leave pixels out, dilation, padding on one side only. */
  static Stream<Window> windows() {
    return Stream.of(
        new Window(3, 3, 1, 1, 1, 1, 1, 1, 1, 1),
        new Window(1, 1, 1, 1, 1, 1, 0, 0, 0, 0),
        new Window(1, 1, 2, 2, 1, 1, 0, 0, 0, 0),
        new Window(3, 2, 2, 1, 1, 1, 0, 1, 1, 0),
        new Window(2, 2, 3, 2, 2, 1, 1, 0, 0, 2),
        new Window(5, 4, 1, 1, 1, 1, 2, 2, 1, 2));
  }

  private Value maps(int channels) {
    return random.leaf(Leaf.Kind.PARAMETER, "x", Shape.batch(5, 4, channels));
  }

  private void check(Value y) {
    int[] axes = new int[y.shape().rank()];
    Arrays.setAll(axes, axis -> axis);
    Value probe = random.leaf(Leaf.Kind.PARAMETER, "probe", y.shape());
    AutodiffTest.check(random, y.square().times(probe).sum(axes).reshape(Shape.scalar()));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void convolutions(Window window) {
    for (int groups : new int[] {1, 2, 4}) {
      RandomGraph own = new RandomGraph(groups);
      Value x = own.leaf(Leaf.Kind.PARAMETER, "x", Shape.batch(5, 4, 4));
      Shape weight = Shape.of(8, window.kernelHeight(), window.kernelWidth(), 4 / groups);
      Value w = own.leaf(Leaf.Kind.PARAMETER, "w", weight);
      Value y = x.graph().add(new Convolution(window, groups), List.of(x, w));
      AutodiffTest.check(own, y.square().sum(0, 1, 2, 3).reshape(Shape.scalar()));
    }
  }

  @ParameterizedTest
  @MethodSource("windows")
  void gradientsOfConvolutionsAreLinearToo(Window window) {
    Value x = maps(2);
    Shape weight = Shape.of(3, window.kernelHeight(), window.kernelWidth(), 2);
    Value w = random.leaf(Leaf.Kind.PARAMETER, "w", weight);
    Value y = x.graph().add(new Convolution(window, 1), List.of(x, w));
    Value dy = random.leaf(Leaf.Kind.PARAMETER, "dy", y.shape());
    check(x.graph().add(new ConvolutionInput(window, 1, x.shape()), List.of(dy, w)));
    check(x.graph().add(new ConvolutionWeight(window, 1, weight), List.of(x, dy)));
    Value both = x.graph().add(new ConvolutionGradients(window, 1), List.of(x, w, dy));
    check(both);
    check(x.graph().result(both, 1));
    check(both.mean(0, 1, 2, 3).times(x.graph().result(both, 1)));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void pools(Window window) {
    Value x = maps(3);
    if (window.dilationHeight() > 1) {
      assertThrows(
          IllegalArgumentException.class,
          () -> x.graph().add(new Pool(Pool.Kind.MAX, window), List.of(x)),
          "its last column lies in the padding");
      return;
    }
    check(x.graph().add(new Pool(Pool.Kind.MAX, window), List.of(x)));
    check(x.graph().add(new Pool(Pool.Kind.MEAN, window), List.of(x)));
    Value slopes = random.leaf(Leaf.Kind.RUNNING, "slopes", Shape.of(3));
    check(x.graph().add(new Pool(Pool.Kind.MAX, window), List.of(x, slopes)));
  }

  @Test
  void sizes() {
    Value x = maps(3);
    Value large = x.graph().add(new Upsample(2), List.of(x));
    check(large);
    check(x.graph().add(new Downsum(2), List.of(large.square())));
  }

  @Test
  void columns() {
    Value x = maps(3);
    Value other = random.leaf(Leaf.Kind.PARAMETER, "other", Shape.batch(5, 4, 2));
    Value both = x.graph().add(new Concatenate(), List.of(x, other));
    check(both);
    check(x.graph().add(new Columns(1, 3), List.of(both)));
    check(x.graph().add(new Widen(2, 7), List.of(x)));
  }

  @Test
  void tables() {
    Value ids = random.leaf(Leaf.Kind.INPUT, "ids", Shape.batch(4));
    double[] entries = random.tensor((Leaf) ids.op()).data();
    Arrays.setAll(entries, i -> i * 7 % 5);
    Value table = random.leaf(Leaf.Kind.PARAMETER, "table", Shape.of(5, 3));
    Value found = table.graph().add(new Gather(), List.of(ids, table));
    Value sum = found.square().sum(0, 1, 2).reshape(Shape.scalar());
    AutodiffTest.checkLeaves(random, sum, List.of(table));
    Value dy = random.leaf(Leaf.Kind.PARAMETER, "dy", found.shape());
    Value spread = table.graph().add(new Scatter(table.shape()), List.of(ids, dy));
    AutodiffTest.checkLeaves(
        random, spread.square().sum(0, 1).reshape(Shape.scalar()), List.of(dy));
    Scatter onto = new Scatter(table.shape()).onto();
    Value added = table.graph().add(onto, List.of(ids, dy, table));
    AutodiffTest.checkLeaves(
        random, added.square().sum(0, 1).reshape(Shape.scalar()), List.of(dy, table));
    assertArrayEquals(run(spread.plus(table)), run(added), 1e-14);
    Value twice = table.graph().add(new GradientSum(), List.of(spread, table));
    AutodiffTest.checkLeaves(
        random, twice.square().sum(0, 1).reshape(Shape.scalar()), List.of(dy, table));
    assertArrayEquals(run(spread.plus(table)), run(twice));
  }

  /** All axes but the last are rows of one product. */
  @Test
  void productsOfRows() {
    Value x = random.leaf(Leaf.Kind.PARAMETER, "x", Shape.batch(2, 3));
    Value plain = random.leaf(Leaf.Kind.PARAMETER, "plain", Shape.of(3, 4));
    Value transposed = random.leaf(Leaf.Kind.PARAMETER, "transposed", Shape.of(4, 3));
    Value y = x.graph().matMul(x, plain, false, false);
    Value z = x.graph().matMul(x, transposed, false, true);
    check(y.times(z));
    check(x.graph().matMul(y, z.plus(x.sum(2)), true, false));
  }

  @Test
  void productsOfPairsOfMatrices() {
    for (boolean transposeA : new boolean[] {false, true}) {
      for (boolean transposeB : new boolean[] {false, true}) {
        RandomGraph own = new RandomGraph(7);
        Shape ofA = transposeA ? Shape.batch(2, 4, 3) : Shape.batch(2, 3, 4);
        Shape ofB = transposeB ? Shape.batch(2, 5, 4) : Shape.batch(2, 4, 5);
        Value a = own.leaf(Leaf.Kind.PARAMETER, "a", ofA);
        Value b = own.leaf(Leaf.Kind.PARAMETER, "b", ofB);
        Value y = a.graph().batchMatMul(a, b, transposeA, transposeB);
        assertEquals(Shape.batch(2, 3, 5), y.shape());
        AutodiffTest.check(own, y.square().sum(0, 1, 2, 3).reshape(Shape.scalar()));
      }
    }
  }

  /** Each pair against the product of two matrices. */
  @Test
  void pairsOfMatricesAreMultipliedOneByOne() {
    Value a = random.leaf(Leaf.Kind.PARAMETER, "a", Shape.batch(3, 4));
    Value b = random.leaf(Leaf.Kind.PARAMETER, "b", Shape.batch(5, 4));
    Value y = a.graph().batchMatMul(a, b, false, true);
    double[] products = run(y);
    double[] left = random.tensor((Leaf) a.op()).data();
    double[] right = random.tensor((Leaf) b.op()).data();
    for (int n = 0; n < random.rows(); n++) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 5; j++) {
          double sum = 0;
          for (int k = 0; k < 4; k++) {
            sum += left[(n * 3 + i) * 4 + k] * right[(n * 5 + j) * 4 + k];
          }
          assertEquals(sum, products[(n * 3 + i) * 5 + j], 1e-12);
        }
      }
    }
  }

  private double[] run(Value y) {
    Program program = new Program(y.graph(), Map.of("y", y), List.of());
    return Interpreter.run(program, random).outputs().get("y").data();
  }

  @Test
  void axesInAnotherOrder() {
    Value x = random.leaf(Leaf.Kind.PARAMETER, "x", Shape.batch(2, 3, 4));
    check(x.graph().transpose(x, List.of(0, 3, 1, 2)));
    Value y = x.graph().transpose(x, List.of(0, 2, 3, 1));
    assertEquals(Shape.batch(3, 4, 2), y.shape());
    double[] from = random.tensor((Leaf) x.op()).data();
    double[] to = run(y);
    for (int i = 0; i < from.length; i++) {
      int n = i / 24;
      int a = i / 12 % 2;
      int b = i / 4 % 3;
      int c = i % 4;
      assertEquals(from[i], to[((n * 3 + b) * 4 + c) * 2 + a], 0);
    }
    assertThrows(IllegalArgumentException.class, () -> x.graph().transpose(x, List.of(1, 0, 2, 3)));
  }

  @Test
  void filters() {
    Value w = random.leaf(Leaf.Kind.PARAMETER, "w", Shape.of(3, 2, 2, 2));
    check(w.graph().add(new Rescale(Rescale.Kind.UNIT, 0), List.of(w)));
    check(w.graph().add(new Rescale(Rescale.Kind.STANDARD, 1e-3), List.of(w)));
    check(
        w.graph().add(new WeightDraw(WeightDraw.Kind.MASK, 0.6, 1, Draw.Address.STEP), List.of(w)));
    check(
        w.graph()
            .add(new WeightDraw(WeightDraw.Kind.NOISE, 0.6, 1, Draw.Address.STEP), List.of(w)));
  }

  /** The choice is passed as if a weight were multiplied by the magnitude of its score. */
  @Test
  void choicesPassTheirGradientStraightThrough() {
    Value w = random.leaf(Leaf.Kind.PARAMETER, "w", Shape.of(2, 3));
    Value scores = random.leaf(Leaf.Kind.PARAMETER, "scores", Shape.of(2, 3));
    double[] of = random.tensor((Leaf) w.op()).data();
    double[] by = random.tensor((Leaf) scores.op()).data();
    System.arraycopy(new double[] {0.5, -2, 0.5, 0, 3, -0.5}, 0, by, 0, 6);
    Value left = w.graph().add(new TopMask(3), List.of(w, scores));
    assertArrayEquals(new double[] {of[0], of[1], 0, 0, of[4], 0}, run(left));
    Value dy = random.leaf(Leaf.Kind.PARAMETER, "dy", left.shape());
    double[] probe = random.tensor((Leaf) dy.op()).data();
    Value loss = left.times(dy).sum(0, 1).reshape(Shape.scalar());
    Program program = new Program(w.graph(), Map.of(Program.LOSS, loss), List.of());
    Map<Value, Value> gradients = Autodiff.gradients(program, List.of(scores));
    double[] expected = new double[6];
    Arrays.setAll(expected, i -> probe[i] * of[i] * Math.signum(by[i]));
    assertArrayEquals(expected, run(gradients.get(scores)), 1e-15);
  }
}
