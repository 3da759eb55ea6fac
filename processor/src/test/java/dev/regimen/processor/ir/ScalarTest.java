package dev.regimen.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scalar expressions: their derivatives, their rewriting and what folding may not change. */
@Tag("pure")
class ScalarTest {
  private static final int TREES = 4000;
  private static final ToDoubleFunction<Scalar> LEAF =
      scalar -> scalar instanceof Scalar.Setting setting ? setting.value() : 3;

  /** A tree of two operands whose every node is defined and smooth around the operands' values. */
  private static Scalar tree(Random random, int depth) {
    if (depth == 0) {
      return switch (random.nextInt(6)) {
        case 0 -> Scalar.constant(random.nextInt(4) - 1);
        case 1 -> new Scalar.Setting("setting", 0.7);
        case 2 -> Scalar.of(Scalar.Clock.ROWS);
        case 3 -> Scalar.arg(1);
        default -> Scalar.arg(0);
      };
    }
    Scalar a = tree(random, depth - 1);
    Scalar b = tree(random, random.nextInt(depth));
    Scalar positive = a.times(a).plus(0.5);
    return switch (random.nextInt(16)) {
      case 0 -> a.plus(b);
      case 1 -> a.minus(b);
      case 2 -> a.times(b);
      case 3 -> a.dividedBy(b.times(b).plus(0.5));
      case 4 -> a.max(b);
      case 5 -> a.min(b);
      case 6 -> positive.pow(b.apply(UnaryFunction.TANH));
      case 7 -> a.negate();
      case 8 -> a.apply(UnaryFunction.TANH).apply(UnaryFunction.EXP);
      case 9 -> positive.apply(UnaryFunction.LOG);
      case 10 -> positive.apply(UnaryFunction.SQRT);
      case 11 -> positive.apply(UnaryFunction.RSQRT);
      case 12 -> a.apply(UnaryFunction.SIGMOID).plus(a.apply(UnaryFunction.SOFTPLUS));
      case 13 -> a.apply(UnaryFunction.ERF);
      case 14 -> a.apply(UnaryFunction.ABS).times(b.apply(UnaryFunction.STEP));
      default -> a.apply(UnaryFunction.SIN).plus(b.apply(UnaryFunction.COS));
    };
  }

  @Test
  void derivativesAreDifferences() {
    Random random = new Random(5);
    int different = 0;
    for (int i = 0; i < TREES; i++) {
      Scalar tree = tree(random, 1 + random.nextInt(4));
      double[] at = {random.nextGaussian(), random.nextGaussian()};
      for (int k = 0; k < 2; k++) {
        double exact = tree.derivative(k).evaluate(at, LEAF);
        double error = Double.POSITIVE_INFINITY;
        for (double width = 1e-4; width > 1e-7; width /= 10) {
          double difference = difference(tree, at, k, width);
          double size = Math.max(1, Math.max(Math.abs(exact), Math.abs(difference)));
          error = Math.min(error, Math.abs(difference - exact) / size);
        }
        // Beyond this range of values differences have no digits left.
        boolean tame = Math.abs(tree.evaluate(at, LEAF)) < 1e3 && Math.abs(exact) < 1e3;
        boolean onKink = tie(tree, at);
        if (tame && !onKink) {
          assertEquals(
              0, error, 1e-5, ScalarText.of(tree) + " by $" + k + " at " + at[0] + ", " + at[1]);
          different += exact != 0 ? 1 : 0;
        }
      }
    }
    assertTrue(different > TREES / 2, different + " derivatives were not 0");
  }

  /** Whether a maximum, a minimum or a jump stands exactly between its two sides. */
  private static boolean tie(Scalar tree, double[] at) {
    if (tree instanceof Scalar.Binary pair
        && (pair.function() == BinaryFunction.MAX || pair.function() == BinaryFunction.MIN)
        && pair.a().evaluate(at, LEAF) == pair.b().evaluate(at, LEAF)) {
      return true;
    }
    if (tree instanceof Scalar.Unary unary
        && (unary.function() == UnaryFunction.ABS || unary.function() == UnaryFunction.STEP)
        && unary.x().evaluate(at, LEAF) == 0) {
      return true;
    }
    return tree.operands().stream().anyMatch(operand -> tie(operand, at));
  }

  private static double difference(Scalar tree, double[] at, int k, double width) {
    double[] above = at.clone();
    double[] below = at.clone();
    above[k] += width;
    below[k] -= width;
    return (tree.evaluate(above, LEAF) - tree.evaluate(below, LEAF)) / (above[k] - below[k]);
  }

  @Test
  void substitutionIsComposition() {
    Random random = new Random(6);
    for (int i = 0; i < TREES; i++) {
      Scalar outer = tree(random, 3);
      Scalar first = tree(random, 2);
      Scalar second = tree(random, 2);
      double[] at = {random.nextGaussian(), random.nextGaussian()};
      double[] inner = {first.evaluate(at, LEAF), second.evaluate(at, LEAF)};
      Scalar composed = outer.substitute(index -> index == 0 ? first : second);
      same(outer.evaluate(inner, LEAF), composed.evaluate(at, LEAF), outer);
    }
  }

  @Test
  void replacingASubtreeByAnOperandOfItsValueKeepsTheValue() {
    Random random = new Random(7);
    for (int i = 0; i < TREES; i++) {
      Scalar tree = tree(random, 4);
      Scalar subtree = tree;
      while (!subtree.operands().isEmpty() && random.nextInt(3) > 0) {
        subtree = subtree.operands().get(random.nextInt(subtree.operands().size()));
      }
      double[] at = {random.nextGaussian(), random.nextGaussian(), 0};
      at[2] = subtree.evaluate(at, LEAF);
      Scalar replaced = tree.replace(subtree, Scalar.arg(2));
      same(tree.evaluate(at, LEAF), replaced.evaluate(at, LEAF), tree);
      assertFalse(contains(replaced, subtree), ScalarText.of(tree));
    }
  }

  private static boolean contains(Scalar tree, Scalar subtree) {
    boolean leaf = subtree.operands().isEmpty();
    return !leaf
        && (tree.equals(subtree)
            || tree.operands().stream().anyMatch(operand -> contains(operand, subtree)));
  }

  private static void same(double expected, double actual, Scalar tree) {
    double allowed = 1e-9 * Math.max(1, Math.abs(expected));
    if (Double.isFinite(expected) && Math.abs(expected) < 1e6) {
      assertEquals(expected, actual, allowed, ScalarText.of(tree));
    }
  }

  @Test
  void neutralElementsDisappear() {
    Scalar x = Scalar.arg(0);
    assertEquals(x, x.plus(0).minus(0).times(1).dividedBy(Scalar.ONE));
    assertEquals(x, x.negate().negate());
    assertEquals(x, Scalar.ZERO.plus(x).times(1));
    assertEquals(Scalar.ZERO, x.times(0));
    assertEquals(Scalar.ZERO, x.minus(x));
    assertEquals(x.minus(Scalar.arg(1)), x.plus(Scalar.arg(1).negate()));
    assertEquals(Scalar.constant(6), Scalar.constant(2).times(3));
  }

  @Test
  void maximaPassNothingWhereBothSidesAreEqual() {
    Scalar rectifier = Scalar.constant(0).max(Scalar.arg(0));
    assertEquals(0, rectifier.derivative(0).evaluate(new double[] {0}, LEAF));
    assertEquals(1, rectifier.derivative(0).evaluate(new double[] {1e-300}, LEAF));
    assertEquals(0, rectifier.derivative(0).evaluate(new double[] {-1e-300}, LEAF));
    Scalar larger = Scalar.arg(0).max(Scalar.arg(1));
    assertEquals(0, larger.derivative(0).evaluate(new double[] {2, 3}, LEAF));
    assertEquals(1, larger.derivative(1).evaluate(new double[] {2, 3}, LEAF));
    assertEquals(1, larger.derivative(0).evaluate(new double[] {3, 2}, LEAF));
  }
}
