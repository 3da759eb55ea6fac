package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Operator;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.BinaryFunction;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes scalar expressions as Java. */
public final class ScalarWriter {
  private static final Type MATH = Type.of(Math.class);

  private final Precision precision;
  private final IntFunction<Expr> operand;
  private final Function<Scalar, @Nullable Expr> known;

  /**
   * A writer.
   *
   * @param precision the type that functions and literals have
   * @param operand operand k
   * @param known what stands for a part as a whole; null where the part is to be written out. It
   *     must know settings and quantities of the loop
   */
  public ScalarWriter(
      Precision precision, IntFunction<Expr> operand, Function<Scalar, @Nullable Expr> known) {
    this.precision = precision;
    this.operand = operand;
    this.known = known;
  }

  public Expr write(Scalar scalar) {
    Expr whole = known.apply(scalar);
    if (whole != null) {
      return whole;
    }
    if (scalar instanceof Scalar.Arg arg) {
      return operand.apply(arg.index());
    }
    if (scalar instanceof Scalar.Constant constant) {
      return precision.literal(constant.value());
    }
    if (scalar instanceof Scalar.Unary unary) {
      return unary(unary.function(), write(unary.x()));
    }
    if (scalar instanceof Scalar.Binary binary) {
      return binary(binary.function(), write(binary.a()), write(binary.b()));
    }
    throw new IllegalStateException(scalar + " has no name here");
  }

  private Expr unary(UnaryFunction function, Expr x) {
    return switch (function) {
      case NEGATE -> new Expr.Negative(x);
      case SQRT -> precision.cast(math("sqrt", x));
      case RSQRT ->
          new Expr.Binary(Operator.DIVIDE, Expr.number(1), precision.cast(math("sqrt", x)));
      case ABS, FLOOR, COS, SIN -> math(function.name().toLowerCase(Locale.ROOT), x);
      case STEP -> elementary("step", withoutRectifier(x));
      case EXP, LOG, TANH, SIGMOID, ERF, SOFTPLUS, SIGN ->
          elementary(function.name().toLowerCase(Locale.ROOT), x);
      case BF16 -> new Expr.Function(RuntimeTypes.BF16, "bf16", List.of(x));
    };
  }

  static Expr elementary(String function, Expr x) {
    return new Expr.Function(RuntimeTypes.ELEMENTARY, function, List.of(x));
  }

  static Expr math(String function, Expr... arguments) {
    return Expr.call(MATH, function, arguments);
  }

  /**
   * Whether a number is positive shows before it is rectified: {@code step(max(0, x)) = step(x)}.
   */
  private static Expr withoutRectifier(Expr x) {
    boolean rectified =
        x instanceof Expr.Call call
            && call.equals(
                math("max", Expr.number(0), call.arguments().get(call.arguments().size() - 1)));
    return rectified ? ((Expr.Call) x).arguments().get(1) : x;
  }

  private Expr binary(BinaryFunction function, Expr a, Expr b) {
    return switch (function) {
      case ADD -> new Expr.Binary(Operator.ADD, a, b);
      case SUBTRACT -> new Expr.Binary(Operator.SUBTRACT, a, b);
      case MULTIPLY -> new Expr.Binary(Operator.MULTIPLY, a, b);
      case DIVIDE -> new Expr.Binary(Operator.DIVIDE, a, b);
      case MAX -> math("max", a, b);
      case MIN -> math("min", a, b);
      case POW -> precision.cast(math("pow", a, b));
    };
  }
}
