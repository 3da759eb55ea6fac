package dev.regimen.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which way expressions go, against their values at pairs of points. */
@Tag("pure")
class SlopeTest {
  private static final int TREES = 3000;
  private static final Scalar X = Scalar.arg(0);
  private static final Scalar OTHER = Scalar.arg(1);

  private static Scalar tree(Random random, int depth) {
    if (depth == 0) {
      return switch (random.nextInt(4)) {
        case 0 -> Scalar.constant(random.nextInt(5) - 2);
        case 1 -> OTHER;
        default -> X;
      };
    }
    Scalar a = tree(random, depth - 1);
    Scalar b = tree(random, random.nextInt(depth));
    return switch (random.nextInt(12)) {
      case 0 -> a.plus(b);
      case 1 -> a.minus(b);
      case 2 -> a.times(b);
      case 3 -> a.dividedBy(b);
      case 4 -> a.max(b);
      case 5 -> a.min(b);
      case 6 -> a.negate();
      case 7 -> a.apply(UnaryFunction.TANH);
      case 8 -> a.apply(UnaryFunction.SIGMOID);
      case 9 -> a.apply(UnaryFunction.ABS);
      case 10 -> a.apply(UnaryFunction.SOFTPLUS);
      default -> a.apply(UnaryFunction.SIN);
    };
  }

  private static double at(Scalar expression, double x, double other) {
    return expression.evaluate(new double[] {x, other}, leaf -> 0);
  }

  /** What has a slope keeps the order of any two points, or turns it, as its factors say. */
  @Test
  void whatHasASlopeKeepsTheOrder() {
    Random random = new Random(8);
    int known = 0;
    for (int i = 0; i < TREES; i++) {
      Scalar tree = tree(random, 1 + random.nextInt(4));
      Optional<Slope> slope = Slope.of(tree, 0);
      if (slope.isEmpty()) {
        continue;
      }
      known++;
      for (int pair = 0; pair < 20; pair++) {
        double low = random.nextGaussian();
        double high = low + random.nextDouble();
        double other = random.nextGaussian();
        double sign = slope.get().falls() ? -1 : 1;
        for (Scalar factor : slope.get().factors()) {
          sign *= Math.signum(at(factor, Double.NaN, other));
        }
        double rise = at(tree, high, other) - at(tree, low, other);
        assertTrue(Double.isNaN(rise) || sign * rise >= 0, tree + " by " + slope);
      }
    }
    assertTrue(known > TREES / 10, known + " have a slope");
  }

  @Test
  void whatMayTurnHasNone() {
    assertEquals(Optional.empty(), Slope.of(X.times(X), 0));
    assertEquals(Optional.empty(), Slope.of(X.minus(X.apply(UnaryFunction.TANH)), 0));
    assertEquals(Optional.empty(), Slope.of(X.apply(UnaryFunction.ABS), 0));
    assertEquals(Optional.empty(), Slope.of(X.apply(UnaryFunction.RSQRT), 0));
    assertEquals(Optional.empty(), Slope.of(OTHER.dividedBy(X), 0));
    assertEquals(Optional.empty(), Slope.of(OTHER, 0));
  }

  @Test
  void aFactorDecides() {
    Scalar scaled = X.minus(OTHER).times(OTHER).max(Scalar.ZERO);
    assertEquals(Optional.of(new Slope(false, List.of(OTHER))), Slope.of(scaled, 0));
    assertEquals(Optional.of(new Slope(true, List.of())), Slope.of(X.times(-2).plus(OTHER), 0));
  }
}
