package dev.regimen.processor.emit;

import dev.regimen.processor.ir.BinaryFunction;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Prints scalar expressions as Java, with no bracket that is not needed. */
final class ScalarWriter {
  private static final String RECTIFIER = "Math.max(0, ";

  /** Precedence: of a sum, a product, a sign, and of what needs no bracket. */
  static final int SUM = 1;

  static final int PRODUCT = 2;
  static final int SIGN = 3;
  static final int ATOM = 4;

  private final Precision precision;
  private final Set<String> functions;
  private final BiFunction<Integer, Integer, String> operand;
  private final Function<Scalar, String> leaf;

  /**
   * A writer.
   *
   * @param precision the type that functions and literals have
   * @param functions collects the names of {@code Elementary} functions used, to be imported
   * @param operand prints operand k where an expression of the given precedence fits
   * @param leaf prints a setting or a quantity of the loop
   */
  ScalarWriter(
      Precision precision,
      Set<String> functions,
      BiFunction<Integer, Integer, String> operand,
      Function<Scalar, String> leaf) {
    this.precision = precision;
    this.functions = functions;
    this.operand = operand;
    this.leaf = leaf;
  }

  String print(Scalar scalar) {
    return print(scalar, SUM);
  }

  /** Prints so that the text may stand where something of at least this precedence must. */
  String print(Scalar scalar, int context) {
    if (scalar instanceof Scalar.Arg arg) {
      return operand.apply(arg.index(), context);
    }
    if (scalar instanceof Scalar.Constant constant) {
      String text = precision.literal(constant.value());
      return constant.value() < 0 && context > SUM ? "(" + text + ")" : text;
    }
    if (scalar instanceof Scalar.Unary unary) {
      return unary(unary, context);
    }
    if (scalar instanceof Scalar.Binary binary) {
      return binary(binary, context);
    }
    return leaf.apply(scalar);
  }

  private String unary(Scalar.Unary unary, int context) {
    String inner = unary.function() == UnaryFunction.NEGATE ? "" : print(unary.x(), SUM);
    return switch (unary.function()) {
      case NEGATE -> bracket("-" + print(unary.x(), SIGN), SIGN, context);
      case SQRT -> bracket(precision.cast() + "Math.sqrt(" + inner + ")", SIGN, context);
      case RSQRT ->
          bracket("1 / " + precision.cast() + "Math.sqrt(" + inner + ")", PRODUCT, context);
      case ABS -> "Math.abs(" + inner + ")";
      case FLOOR -> "Math.floor(" + inner + ")";
      case COS -> "Math.cos(" + inner + ")";
      case SIN -> "Math.sin(" + inner + ")";
      case EXP -> function("exp", inner);
      case LOG -> function("log", inner);
      case TANH -> function("tanh", inner);
      case SIGMOID -> function("sigmoid", inner);
      case ERF -> function("erf", inner);
      case SOFTPLUS -> function("softplus", inner);
      case SIGN -> function("sign", inner);
      case STEP -> function("step", withoutRectifier(inner));
    };
  }

  /**
   * Whether a number is positive shows before it is rectified: {@code step(max(0, x)) = step(x)}.
   */
  private static String withoutRectifier(String text) {
    boolean rectified =
        text.startsWith(RECTIFIER) && end(text, RECTIFIER.length()) == text.length();
    return rectified ? text.substring(RECTIFIER.length(), text.length() - 1) : text;
  }

  /** Behind the bracket that closes what was open before {@code at}. */
  private static int end(String text, int at) {
    int open = 1;
    int i = at;
    while (open > 0) {
      char c = text.charAt(i++);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return i;
  }

  private String function(String name, String argument) {
    functions.add(name);
    return name + "(" + argument + ")";
  }

  private String binary(Scalar.Binary binary, int context) {
    Scalar a = binary.a();
    Scalar b = binary.b();
    return switch (binary.function()) {
      case ADD -> bracket(print(a, SUM) + " + " + print(b, SUM), SUM, context);
      case SUBTRACT -> bracket(print(a, SUM) + " - " + print(b, PRODUCT), SUM, context);
      case MULTIPLY -> bracket(print(a, PRODUCT) + " * " + print(b, SIGN), PRODUCT, context);
      case DIVIDE -> bracket(print(a, PRODUCT) + " / " + print(b, SIGN), PRODUCT, context);
      case MAX, MIN -> extreme(binary.function(), a, b);
      case POW -> precision.cast() + "Math.pow(" + print(a, SUM) + ", " + print(b, SUM) + ")";
    };
  }

  /** A whole literal is an int in Java; beside a float argument it must say that it is a float. */
  private String extreme(BinaryFunction function, Scalar a, Scalar b) {
    String name = function == BinaryFunction.MAX ? "Math.max(" : "Math.min(";
    return name + print(a, SUM) + ", " + print(b, SUM) + ")";
  }

  static String bracket(String text, int own, int context) {
    return own < context ? "(" + text + ")" : text;
  }
}
