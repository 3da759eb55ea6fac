package dev.regimen.processor.plan;

import dev.regimen.processor.ir.BinaryFunction;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;

/** What it costs to compute an expression for one element. */
final class Cost {
  private Cost() {}

  /** How many operations an expression has. */
  static int operations(Scalar scalar) {
    int count = scalar.operands().isEmpty() ? 0 : 1;
    for (Scalar operand : scalar.operands()) {
      count += operations(operand);
    }
    return count;
  }

  /** Whether it takes a function of the element that costs tens of multiplications. */
  static boolean isTranscendental(Scalar scalar) {
    if (scalar instanceof Scalar.Unary unary) {
      return isTranscendental(unary.function()) && unary.usesArguments()
          || isTranscendental(unary.x());
    }
    return scalar instanceof Scalar.Binary binary
        && (binary.function() == BinaryFunction.POW && binary.usesArguments()
            || isTranscendental(binary.a())
            || isTranscendental(binary.b()));
  }

  private static boolean isTranscendental(UnaryFunction function) {
    return switch (function) {
      case EXP, LOG, TANH, SIGMOID, ERF, SOFTPLUS, COS, SIN -> true;
      default -> false;
    };
  }
}
