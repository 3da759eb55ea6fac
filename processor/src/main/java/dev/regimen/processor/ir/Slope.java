package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which way a scalar expression goes with one of its operands, whatever the others are: it never
 * falls while the operand rises, or it never rises, by the sign of a product of its parts. Rounding
 * changes nothing of that, because every rounded operation keeps the order of its results;
 * functions that are approximated in float ({@code tanh}, {@code erf}, {@code softplus}, {@code
 * exp}, {@code sigmoid}) keep it but for 8 units in the last place.
 *
 * @param falls whether it goes the other way than the product's sign says
 * @param factors parts of the expression that the operand is not in; none where the sign is known
 */
public record Slope(boolean falls, List<Scalar> factors) {
  private static final Slope RISING = new Slope(false, List.of());

  /** The slope with respect to an operand; empty where none is known. */
  public static Optional<Slope> of(Scalar expression, int operand) {
    if (expression instanceof Scalar.Arg arg && arg.index() == operand) {
      return Optional.of(RISING);
    }
    if (expression instanceof Scalar.Unary unary) {
      return of(unary.x(), operand).flatMap(inner -> inner.through(unary.function()));
    }
    return expression instanceof Scalar.Binary binary ? of(binary, operand) : Optional.empty();
  }

  private static Optional<Slope> of(Scalar.Binary binary, int operand) {
    boolean left = uses(binary.a(), operand);
    boolean right = uses(binary.b(), operand);
    Optional<Slope> a = of(binary.a(), operand);
    Optional<Slope> b = of(binary.b(), operand);
    if (left && right) {
      boolean joins = binary.function() != BinaryFunction.SUBTRACT && keepsOrder(binary.function());
      return joins && a.equals(b) ? a : Optional.empty();
    }
    return switch (binary.function()) {
      case ADD, MAX, MIN -> left ? a : b;
      case SUBTRACT -> left ? a : b.map(Slope::turned);
      case MULTIPLY -> left ? times(a, binary.b()) : times(b, binary.a());
      case DIVIDE -> left ? times(a, binary.b()) : Optional.empty();
      case POW -> Optional.empty();
    };
  }

  private static boolean keepsOrder(BinaryFunction function) {
    return switch (function) {
      case ADD, SUBTRACT, MAX, MIN -> true;
      case MULTIPLY, DIVIDE, POW -> false;
    };
  }

  private static boolean uses(Scalar expression, int operand) {
    return expression instanceof Scalar.Arg arg && arg.index() == operand
        || expression.operands().stream().anyMatch(part -> uses(part, operand));
  }

  private static Optional<Slope> times(Optional<Slope> slope, Scalar factor) {
    if (factor instanceof Scalar.Constant constant) {
      return slope
          .filter(known -> constant.value() != 0 && !Double.isNaN(constant.value()))
          .map(known -> constant.value() < 0 ? known.turned() : known);
    }
    return slope.map(known -> known.and(factor));
  }

  private Slope turned() {
    return new Slope(!falls, factors);
  }

  private Slope and(Scalar factor) {
    List<Scalar> more = new ArrayList<>(factors);
    more.add(factor);
    return new Slope(falls, List.copyOf(more));
  }

  private Optional<Slope> through(UnaryFunction function) {
    return switch (function) {
      case EXP, LOG, SQRT, TANH, SIGMOID, ERF, SOFTPLUS -> Optional.of(this);
      case NEGATE -> Optional.of(turned());
      default -> Optional.empty();
    };
  }
}
